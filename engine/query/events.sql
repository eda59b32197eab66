-- events: dated acts in which one of the asked actors takes part, as doer or object.
-- params: actors ("KAZ,CSTO"), slices (",source/vintage,…,") (positional ?)
-- grain:  one row per act and statement; columns: those of table events; order: all of them
select distinct e.event_date, e.actors, e.action, e.object, e.summary, e.publisher, e.record_url, e.retrieved, e.source, e.vintage
from events as e
cross join unnest(split(?, ',')) as asked (actor)
where strpos(?, ',' || e.source || '/' || e.vintage || ',') > 0
  and strpos(';' || e.actors || ';' || e.object || ';', ';' || asked.actor || ';') > 0
order by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
