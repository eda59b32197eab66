package measure

// RCA is the revealed comparative advantage of a country in a product: how much more of its exports the product
// makes up than of the world's.
//
// Formula:
//
//	RCA = (x_ip / X_i) / (x_wp / X_w)
//
// x_ip are i's exports of product p, X_i all exports of i, x_wp the world's exports of p, X_w all exports of the world.
//
// Units: the four amounts in one unit and period; a pure number from 0 up; above 1 the country is specialised in p.
//
// Absence: x_ip of reported zero gives 0. Where one of the four is not reported, outside coverage or not applicable there
// is no RCA: do not put a zero in its place.
//
// Errors: ErrBadValue where an amount is negative or not finite, or a part larger than its whole; ErrNoTies where X_i,
// x_wp or X_w is 0.
//
// Citation: Balassa, B. (1965), "Trade Liberalisation and 'Revealed' Comparative Advantage", The Manchester School 33(2), 99–123.
func RCA(product, exports, worldProduct, worldExports float64) (float64, error) {
	return shareOverShare("revealed comparative advantage", product, exports, worldProduct, worldExports)
}
