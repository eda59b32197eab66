-- treaties: what treaties provide with one of the asked actors among the parties or in the name.
-- params: actors ("KAZ,CSTO"), slices ("source/vintage,…") (positional ?)
-- grain:  one row per treaty and provision; columns: those of table treaties; in any order
select distinct t.treaty, t.article, t.provides, t.signed, t.in_force, t.parties, t.parties_as_of, t.publisher, t.record_url,
  t.retrieved, t.source, t.vintage
from treaties as t
cross join unnest(split(?, ',')) as asked (actor)
where contains(split(?, ','), t.source || '/' || t.vintage)
  and (strpos(';' || t.parties || ';', ';' || asked.actor || ';') > 0
    or strpos(' ' || translate(t.treaty, '(),-', '    ') || ' ', ' ' || asked.actor || ' ') > 0)
