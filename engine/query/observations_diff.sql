-- observations_diff: what differs between two vintages of a source, one key at a time.
-- params: older vintage, newer vintage (positional ?)
-- grain:  one row per key whose values or number of rows differ; columns: the key, and of either vintage the number of rows (0: none) and its least and greatest value; in any order
select coalesce(a.indicator, b.indicator) as indicator, coalesce(a.flow, b.flow) as flow, coalesce(a.reporter, b.reporter) as reporter,
  coalesce(a.partner, b.partner) as partner, coalesce(a.period, b.period) as period, coalesce(a.statistic, b.statistic) as statistic,
  coalesce(a.unit, b.unit) as unit, coalesce(a.whole, b.whole) as whole, coalesce(a.mirror, b.mirror) as mirror, coalesce(a.origin, b.origin) as origin,
  coalesce(a.n, 0) as old_rows, coalesce(a.least, 0) as old_least, coalesce(a.most, 0) as old_most,
  coalesce(b.n, 0) as new_rows, coalesce(b.least, 0) as new_least, coalesce(b.most, 0) as new_most
from (
  select indicator, flow, reporter, partner, period, base_period, statistic, unit, whole, mirror, origin, count(*) as n, min(value) as least, max(value) as most
  from observations where vintage = ?
  group by indicator, flow, reporter, partner, period, base_period, statistic, unit, whole, mirror, origin
) as a
full outer join (
  select indicator, flow, reporter, partner, period, base_period, statistic, unit, whole, mirror, origin, count(*) as n, min(value) as least, max(value) as most
  from observations where vintage = ?
  group by indicator, flow, reporter, partner, period, base_period, statistic, unit, whole, mirror, origin
) as b
on a.indicator = b.indicator and a.flow = b.flow and a.reporter = b.reporter and a.partner = b.partner and a.period = b.period and a.base_period = b.base_period
  and a.statistic = b.statistic and a.unit = b.unit and a.whole = b.whole and a.mirror = b.mirror and a.origin = b.origin
where a.n is null or b.n is null or a.n <> b.n or a.least <> b.least or a.most <> b.most
