-- observations: every observation of the asked series, whoever the partner is.
-- params: slices (",source/vintage,…,"), reporters ("KAZ,KGZ"), indicators ("arms,trade"), series (",reporter/indicator,…,") (positional ?)
-- grain:  one row per published number; columns: those of table observations; order: all of them
select indicator, flow, reporter, partner, period, period_basis, base_period, statistic, comparator, value, unit, whole,
  status, quality, origin, mirror, publisher, released, retrieved, record_url, note, source, vintage
from observations
where strpos(?, ',' || source || '/' || vintage || ',') > 0
  and reporter in (select asked.reporter from unnest(split(?, ',')) as asked (reporter))
  and indicator in (select asked.indicator from unnest(split(?, ',')) as asked (indicator))
  and strpos(?, ',' || reporter || '/' || indicator || ',') > 0
order by 1, 3, 4, 5, 2, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23
