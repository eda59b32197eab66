-- observations: every observation of the reporters under the indicators, whoever the partner is.
-- params: slices ("source/vintage,…"), reporters ("KAZ,KGZ"), indicators ("arms,trade"), first and last reporter (positional ?)
-- grain:  one row per published number; columns: those of table observations; in any order
select indicator, flow, reporter, partner, period, period_basis, base_period, statistic, comparator, value, unit, whole,
  status, quality, origin, mirror, publisher, released, retrieved, record_url, note, source, vintage
from observations
where contains(split(?, ','), source || '/' || vintage)
  and contains(split(?, ','), reporter)
  and contains(split(?, ','), indicator)
  and reporter between ? and ?
