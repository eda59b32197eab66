-- pairs_years: in which years the releases have the reporters' own records, and what they come to.
-- params: slices ("source/vintage,…"), reporters (joined by commas), the first and the last of them (positional ?)
-- grain:  one row per flow, reporter, year, classification, side whose record it is, and vintage; columns: those of table pairs but for partner; in any order
select flow, reporter, year, classification, mirror, source, vintage, cast(sum(value_usd) as bigint) as value_usd, cast(sum(products) as bigint) as products
from pairs
where contains(split(?, ','), source || '/' || vintage)
  and mirror <> 'partner'
  and contains(split(?, ','), reporter)
  and reporter between ? and ?
group by flow, reporter, year, classification, mirror, source, vintage
