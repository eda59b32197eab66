-- totals: what a reporter bought and sold of each product in a year: of the products asked about, or of all; with suppliers at least so concentrated; and, where asked, only where it bought more than it sold.
-- params: slice ("source/vintage"), classification, reporter, year, side whose record its imports are, products (joined by commas, empty: all), the products again, least index in billionths, 'more' or '' (positional ?)
-- grain:  one row per product; columns: product, value_usd, exports_usd, hhi_billionths; in any order
select product, value_usd, exports_usd, hhi_billionths
from (
  select product, max(case when flow = 'import' then value_usd end) as value_usd, max(case when flow = 'export' then value_usd else 0 end) as exports_usd,
    max(case when flow = 'import' then hhi_billionths end) as hhi_billionths
  from totals
  where source || '/' || vintage = ?
    and classification = ?
    and reporter = ?
    and year = cast(? as bigint)
    and (flow = 'export' or flow = 'import' and mirror = ?)
    and (? = '' or contains(split(?, ','), product))
  group by product
) as t
where hhi_billionths >= cast(? as bigint)
  and (? = '' or value_usd > exports_usd)
