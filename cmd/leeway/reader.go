package main

type readerFlags struct{}

func (f *readerFlags) validate() error { return nil }

// reader is who reads.
func (s *session) reader(f *documentFlags) readFunc { return document.read }
