package flowcsv

import (
	"runtime"
	"sync"

	"leeway"
)

// piece is a block on its way: its bytes, and what was read from them.
type piece struct {
	buffer []byte
	lines  []byte
	batch  *leeway.Flows
	n      int // lines read
	fault  *fault
	err    error // of reading the file
	ready  chan struct{}
}

// run reads the file with as many workers as there are processors. Pieces are used again; a
// queue in the order of the file makes the batches come out in that order.
func (p *parser) run(in *input, each func(*leeway.Flows) error) error {
	workers := runtime.GOMAXPROCS(0)
	free, work, queue := make(chan *piece, 3*workers), make(chan *piece, 3*workers), make(chan *piece, 3*workers)
	for range 2*workers + 1 {
		free <- &piece{buffer: make([]byte, blockBytes), batch: p.batch(), ready: make(chan struct{}, 1)}
	}
	stop := make(chan struct{})
	var wait sync.WaitGroup
	defer wait.Wait() // the caller closes the file
	defer close(stop)
	for range workers {
		wait.Go(func() {
			for b := range work {
				b.n, b.fault = p.block(b.lines, b.batch)
				b.ready <- struct{}{}
			}
		})
	}
	wait.Go(func() { feed(in, free, work, queue, stop) })
	return p.drain(queue, free, each)
}

// feed cuts the file into pieces until it ends, cannot be read, or nobody wants more.
func feed(in *input, free, work, queue chan *piece, stop chan struct{}) {
	defer close(work)
	defer close(queue)
	for {
		var b *piece
		select {
		case b = <-free:
		case <-stop:
			return
		}
		b.lines, b.err = in.next(b.buffer)
		if b.err == nil && len(b.lines) == 0 {
			return
		}
		queue <- b
		if b.err != nil {
			return
		}
		work <- b
	}
}

// drain hands the batches on in the order of the file.
func (p *parser) drain(queue, free chan *piece, each func(*leeway.Flows) error) error {
	before := 1 // the header
	for b := range queue {
		if b.err != nil {
			return b.err
		}
		<-b.ready
		if b.fault != nil {
			return b.fault.located(p.file, before)
		}
		before += b.n
		if err := each(b.batch); err != nil {
			return err
		}
		b.batch.Reset()
		free <- b
	}
	return nil
}
