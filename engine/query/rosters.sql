-- rosters: for which statuses and times the membership lists of the asked organisations are complete.
-- params: slices (",source/vintage,…,"), organisations (",CSTO,EAEU,") (positional ?)
-- grain:  one row per organisation and status; columns: those of table rosters; order: all of them
select organisation, status, complete_from, complete_to, n, publisher, record_url, retrieved, note, source, vintage
from rosters
where strpos(?, ',' || source || '/' || vintage || ',') > 0
  and strpos(?, ',' || organisation || ',') > 0
order by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
