-- pairs: what a reporter's flow with each partner came to in each year of a range, over all products.
-- params: slices ("source/vintage,…"), reporter, flow ("import", "export"), first and last year (positional ?)
-- grain:  one row per partner, year, classification, side whose record it is, and vintage; columns: those of table pairs; in any order
select flow, reporter, partner, year, classification, value_usd, products, mirror, source, vintage
from pairs
where contains(split(?, ','), source || '/' || vintage)
  and reporter = ?
  and flow = ?
  and year between cast(? as bigint) and cast(? as bigint)
