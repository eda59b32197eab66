-- suppliers_world: what the world exports of each of the products in a year, its largest exporter, and how concentrated the exporters are.
-- params: slice ("source/vintage"), classification, year, products (joined by commas) (positional ?)
-- grain:  one row per product; columns: product, reporter, value_usd, world_usd, named_usd, exporters, hhi_billionths; in any order
select product, reporter, value_usd, world_usd, named_usd, exporters, hhi_billionths
from suppliers
where source || '/' || vintage = ?
  and classification = ?
  and year = cast(? as bigint)
  and place = 1
  and product in (select asked from unnest(split(?, ',')) as a (asked))
