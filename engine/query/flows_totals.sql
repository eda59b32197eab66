-- flows_totals: what the reporters, taken together, bought from or sold to others of each product in a year; who is not named counts, and has no part in the index.
-- params: slice ("source/vintage"), classification, flow, year, reporters (joined by commas), the first and the last of them, with whom trade does not count (joined by commas) (positional ?)
-- grain:  one row per product; columns: product, value_usd, partners, hhi_billionths; in any order
select product, cast(sum(value_usd) as bigint) as value_usd, cast(sum(case when named > 0 then 1 else 0 end) as bigint) as partners,
  cast(coalesce(round(1000000000 * sum(named * named) / nullif(sum(named) * sum(named), 0)), 0) as bigint) as hhi_billionths
from (
  select product, partner, sum(value_usd) as value_usd, cast(sum(case when partner = 'unknown' then 0 else value_usd end) as double) as named
  from flows
  where source || '/' || vintage = ?
    and classification = ?
    and flow = ?
    and year = cast(? as bigint)
    and contains(split(?, ','), reporter)
    and reporter between ? and ?
    and not contains(split(?, ','), partner)
  group by product, partner
) as t
group by product
