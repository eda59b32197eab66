-- pairs: what a reporter's flow with each partner came to in a year, over all products.
-- params: slices ("source/vintage,…"), reporter, flow ("import", "export"), year (positional ?)
-- grain:  one row per partner, classification, side whose record it is, and vintage; columns: those of table pairs; in any order
select flow, reporter, partner, year, classification, value_usd, products, mirror, source, vintage
from pairs
where contains(split(?, ','), source || '/' || vintage)
  and reporter = ?
  and flow = ?
  and year = cast(? as bigint)
