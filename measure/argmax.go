package measure

import "math"

// argmaxQuantile is the q-quantile of where V has its maximum: V(s) = W₁(−s) − |s|/2 for s ≤ 0 and φ W₂(s) − s/2 for s > 0,
// W₁ and W₂ independent Brownian motions, ratio = φ². Not ok where zero itself is beyond the quantile, as
// happens when the two variances are very different.
func argmaxQuantile(q, ratio float64) (x float64, ok bool) {
	zero := argmaxCDF(0, ratio)
	if ratio < 1e-12 || ratio > 1e12 || (q < 0.5) != (zero > q) {
		return 0, false
	}
	near, far := 0.0, math.Copysign(1, q-0.5)
	for range 60 {
		if (argmaxCDF(far, ratio) < q) == (q < 0.5) {
			break
		}
		far *= 2
	}
	for range 200 {
		mid := (near + far) / 2
		if (argmaxCDF(mid, ratio) < q) == (q < 0.5) {
			far = mid
		} else {
			near = mid
		}
	}
	return (near + far) / 2, true
}

// argmaxCDF is the probability that the maximum lies at x or before. For s > 0 time and height scale by φ²: φ W(s) − s/2 at s = φ²u
// is φ² times W(u) − u/2, so that the right side is the left one with 1/φ² in the place of φ².
func argmaxCDF(x, ratio float64) float64 {
	if x < 0 {
		return beyond(-x, 1/ratio)
	}
	return 1 - beyond(x/ratio, ratio)
}

// beyond is the probability that W(t) − t/2 has its maximum over t ≥ 0 after x and that this maximum is above an independent one that is
// exponential with rate b.
//
// Time t and height m of the maximum have the joint density m/√(2πt³) · exp(−(m + t/2)²/(2t)): the first passage of m at t, and no
// way back above m. With the factor 1 − exp(−bm) for the other maximum, integration over m leaves
//
//	g(t) = (½ + b) e^{b(1+b)t/2} Φ(−(½ + b)√t) − ½ Φ(−√t/2)
//
// and integration by parts over t > x, with d = ½ + b and c = b(1 + b)/2,
//
//	(d/c) · [2d Φ(−√x/2) − e^{cx} Φ(−d√x)] − ½ · [(4 − x) Φ(−√x/2) + 2√x φ(√x/2)]
//
// At x = 0 that is b/(1 + b), the chance that a maximum of rate 1 is above one of rate b.
func beyond(x, b float64) float64 {
	if x > 1e6 {
		return 0
	}
	root := math.Sqrt(x)
	d, c := 0.5+b, b*(1+b)/2
	tail := math.Erfc(root/2/math.Sqrt2) / 2
	density := math.Exp(-x/8) / math.Sqrt(2*math.Pi)
	// e^{cx} Φ(−d√x) = e^{−x/8} · scaled tail, since c = d²/2 − 1/8: the first factor alone would overflow.
	scaled := math.Exp(-x/8) * scaledTail(d*root)
	p := d/c*(2*d*tail-scaled) - ((4-x)*tail+2*root*density)/2
	return clamp(p, 0, 1)
}

// scaledTail is e^{z²/2} Φ(−z) for z ≥ 0.
func scaledTail(z float64) float64 {
	if z < 20 {
		return math.Exp(z*z/2) * math.Erfc(z/math.Sqrt2) / 2
	}
	// Φ(−z) = φ(z)/z · (1 − 1/z² + 3/z⁴ − 15/z⁶ + …)
	w := 1 / (z * z)
	return (1 - w + 3*w*w - 15*w*w*w) / (z * math.Sqrt(2*math.Pi))
}
