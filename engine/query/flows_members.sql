-- flows_members: from whom the reporters, taken together, bought each of the products in a year.
-- params: slice ("source/vintage"), classification, year, reporters (joined by commas), the first and the last of them, products (joined by commas) (positional ?)
-- grain:  one row per product and partner; columns: product, partner, value_usd, quantity (null where no row has one), weighed_usd (what has a quantity), quantity_unit; in any order
select product, partner, cast(sum(value_usd) as bigint) as value_usd, cast(sum(quantity) as bigint) as quantity,
  cast(sum(case when quantity is null then 0 else value_usd end) as bigint) as weighed_usd, max(quantity_unit) as quantity_unit
from flows
where source || '/' || vintage = ?
  and classification = ?
  and flow = 'import'
  and year = cast(? as bigint)
  and contains(split(?, ','), reporter)
  and reporter between ? and ?
  and product in (select asked from unnest(split(?, ',')) as a (asked))
group by product, partner
