package parse

import "testing"

func BenchmarkTags(b *testing.B) {
	t := &testing.T{}
	dev := rdBank(t, "dev")
	m := Default()
	n := 0
	for i := 0; b.Loop(); i++ {
		toks := dev[i%len(dev)].Tokens()
		m.Tags(toks)
		n += len(toks)
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "tok/s")
}
