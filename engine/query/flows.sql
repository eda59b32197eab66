-- flows: what a reporter's flow of each product with each partner came to in each year of a range.
-- params: slices ("source/vintage,…"), reporter, flow ("import", "export"), first and last year (positional ?)
-- grain:  one row per product, partner, year, classification and vintage; columns: those of table flows; in any order
select flow, reporter, partner, product, classification, value_usd, quantity, quantity_unit, mirror, year, source, vintage
from flows
where contains(split(?, ','), source || '/' || vintage)
  and reporter = ?
  and flow = ?
  and year between cast(? as bigint) and cast(? as bigint)
