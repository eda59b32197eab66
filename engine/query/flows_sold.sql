-- flows_sold: what the partners, taken together, sold of each product to others in a year, by the record of those who bought.
-- params: slice ("source/vintage"), classification, year, partners (joined by commas), with whom trade does not count (joined by commas) (positional ?)
-- grain:  one row per product; columns: product, value_usd; in any order
select product, cast(sum(value_usd) as bigint) as value_usd
from flows
where source || '/' || vintage = ?
  and classification = ?
  and flow = 'import'
  and year = cast(? as bigint)
  and contains(split(?, ','), partner)
  and not contains(split(?, ','), reporter)
group by product
