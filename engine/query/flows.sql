-- flows: what a reporter's flow of each product with each partner came to in a year.
-- params: slices ("source/vintage,…"), reporter, flow ("import", "export"), year (positional ?)
-- grain:  one row per product, partner, classification and vintage; columns: those of table flows; in any order
select flow, reporter, partner, product, classification, value_usd, quantity, quantity_unit, mirror, year, source, vintage
from flows
where contains(split(?, ','), source || '/' || vintage)
  and reporter = ?
  and flow = ?
  and year = cast(? as bigint)
