-- flows_partners: from whom a reporter bought each of the products in a year, of products in a range.
-- params: slice ("source/vintage"), classification, year, reporter, first and last product, products (joined by commas) (positional ?)
-- grain:  one row per product and partner; columns: product, partner, value_usd, quantity, quantity_unit; in any order
select product, partner, value_usd, quantity, quantity_unit
from flows
where source || '/' || vintage = ?
  and classification = ?
  and flow = 'import'
  and year = cast(? as bigint)
  and reporter = ?
  and product between ? and ?
  and product in (select asked from unnest(split(?, ',')) as a (asked))
