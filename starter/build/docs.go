package main

import "leeway/starter/tables"

func writeDocs(root string, sets []tables.Dataset) error { return nil }
