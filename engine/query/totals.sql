-- totals: what a reporter bought and sold of each product in a year; of what it bought, the products whose suppliers are at least so concentrated.
-- params: slice ("source/vintage"), classification, reporter, year, least index in billionths (positional ?)
-- grain:  one row per flow, product and side whose record it is; columns: flow, product, value_usd, hhi_billionths, mirror; in any order
select flow, product, value_usd, hhi_billionths, mirror
from totals
where source || '/' || vintage = ?
  and classification = ?
  and reporter = ?
  and year = cast(? as bigint)
  and (flow = 'export' or hhi_billionths >= cast(? as bigint))
