package lake

import (
	"runtime/debug"
	"sync"
)

// frugalPercent is how much garbage may gather, in percent of what is in use, while flows are published.
// What they hold are large arrays without pointers, which cost the collector next to nothing to look through.
const frugalPercent = 50

// frugality is of the process: any number of publications may ask for it.
var frugality struct {
	sync.Mutex
	asked  int
	before int // the percentage that held
}

// frugal lets the collector run sooner until it is called off.
func frugal() (off func()) {
	f := &frugality
	f.Lock()
	defer f.Unlock()
	if f.asked++; f.asked == 1 {
		if f.before = debug.SetGCPercent(frugalPercent); f.before >= 0 && f.before < frugalPercent {
			debug.SetGCPercent(f.before) // it is more frugal already
		}
	}
	return sync.OnceFunc(func() {
		f.Lock()
		defer f.Unlock()
		if f.asked--; f.asked == 0 {
			debug.SetGCPercent(f.before)
		}
	})
}
