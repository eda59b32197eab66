//go:build !unix

package main

import "time"

var began = time.Now()

// processor returns the time since the start: where there is no processor time.
func processor() time.Duration { return time.Since(began) }
