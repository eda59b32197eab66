-- events_diff: acts that only one of two vintages of a source has.
-- params: newer, older, older, newer vintage (positional ?)
-- grain:  one row per act; columns: change (new, gone), what (the row's key, joined by spaces); in any order
select 'new' as change, n.what
from (
  select event_date || ' ' || actors || ' ' || action || ' ' || object as what from events where vintage = ?
  except
  select event_date || ' ' || actors || ' ' || action || ' ' || object as what from events where vintage = ?
) as n
union all
select 'gone' as change, g.what
from (
  select event_date || ' ' || actors || ' ' || action || ' ' || object as what from events where vintage = ?
  except
  select event_date || ' ' || actors || ' ' || action || ' ' || object as what from events where vintage = ?
) as g
