-- suppliers: who supplies the world with each of the products in a year, down to a place, and how concentrated all exporters are.
-- params: slice ("source/vintage"), classification, year, last place, products (joined by commas) (positional ?)
-- grain:  one row per product and place; columns: those of table suppliers but for classification, mirror, year, source and vintage; in any order
select product, reporter, value_usd, place, world_usd, named_usd, exporters, hhi_billionths
from suppliers
where source || '/' || vintage = ?
  and classification = ?
  and year = cast(? as bigint)
  and place <= cast(? as bigint)
  and product in (select asked from unnest(split(?, ',')) as a (asked))
