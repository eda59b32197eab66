-- pairs_years: in which years the releases have the reporters' own records of a flow, and what they come to.
-- params: slices ("source/vintage,…"), flow, reporters (joined by commas), the first and the last of them (positional ?)
-- grain:  one row per reporter, year, classification, side whose record it is, and vintage; columns: those of table pairs but for partner and flow; in any order
select reporter, year, classification, mirror, source, vintage, cast(sum(value_usd) as bigint) as value_usd, cast(sum(products) as bigint) as products
from pairs
where contains(split(?, ','), source || '/' || vintage)
  and flow = ?
  and mirror <> 'partner'
  and contains(split(?, ','), reporter)
  and reporter between ? and ?
group by reporter, year, classification, mirror, source, vintage
