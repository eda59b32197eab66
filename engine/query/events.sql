-- events: dated acts in which one of the asked actors takes part, as doer or object, without those that a program coded.
-- params: actors ("KAZ,CSTO"), slices ("source/vintage,…") (positional ?)
-- grain:  one row per act and statement; columns: those of table events; in any order
select distinct e.event_date, e.actors, e.action, e.object, e.summary, e.publisher, e.record_url, e.retrieved, e.source, e.vintage
from events as e
cross join unnest(split(?, ',')) as asked (actor)
where contains(split(?, ','), e.source || '/' || e.vintage)
  and strpos(';' || e.actors || ';' || e.object || ';', ';' || asked.actor || ';') > 0
  and strpos(e.action, 'machine:') <> 1
