-- memberships: the dated status of every state in the asked organisations.
-- params: slices ("source/vintage,…"), organisations ("CSTO,EAEU") (positional ?)
-- grain:  one row per organisation, state, status and statement; columns: those of table memberships; in any order
select organisation, state, status, valid_from, valid_to, publisher, record_url, retrieved, note, source, vintage
from memberships
where contains(split(?, ','), source || '/' || vintage)
  and contains(split(?, ','), organisation)
