-- rosters: for which statuses and times the membership lists of the asked organisations are complete.
-- params: slices ("source/vintage,…"), organisations ("CSTO,EAEU") (positional ?)
-- grain:  one row per organisation and status; columns: those of table rosters; in any order
select organisation, status, complete_from, complete_to, n, publisher, record_url, retrieved, note, source, vintage
from rosters
where contains(split(?, ','), source || '/' || vintage)
  and contains(split(?, ','), organisation)
