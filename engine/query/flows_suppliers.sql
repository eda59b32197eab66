-- flows_suppliers: what each state sold of each of the products in a year, by the record of those who bought.
-- params: slice ("source/vintage"), classification, year, products (joined by commas) (positional ?)
-- grain:  one row per product and partner; columns: product, partner, value_usd; in any order
select product, partner, cast(sum(value_usd) as bigint) as value_usd
from flows
where source || '/' || vintage = ?
  and classification = ?
  and flow = 'import'
  and year = cast(? as bigint)
  and product in (select asked from unnest(split(?, ',')) as a (asked))
  and partner <> reporter
group by product, partner
