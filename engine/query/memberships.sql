-- memberships: the dated status of every state in the asked organisations.
-- params: slices (",source/vintage,…,"), organisations (",CSTO,EAEU,") (positional ?)
-- grain:  one row per organisation, state, status and statement; columns: those of table memberships; order: all of them
select organisation, state, status, valid_from, valid_to, publisher, record_url, retrieved, note, source, vintage
from memberships
where strpos(?, ',' || source || '/' || vintage || ',') > 0
  and strpos(?, ',' || organisation || ',') > 0
order by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
