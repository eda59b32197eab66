-- suppliers: who supplies the world with each of the products in a year, down to a place.
-- params: slice ("source/vintage"), classification, year, last place, products (joined by commas) (positional ?)
-- grain:  one row per product and place; columns: product, reporter, value_usd, world_usd; in any order
select product, reporter, value_usd, world_usd
from suppliers
where source || '/' || vintage = ?
  and classification = ?
  and year = cast(? as bigint)
  and place <= cast(? as bigint)
  and product in (select asked from unnest(split(?, ',')) as a (asked))
