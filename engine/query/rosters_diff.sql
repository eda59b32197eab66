-- rosters_diff: rosters that only one of two vintages of a source has.
-- params: newer, older, older, newer vintage (positional ?)
-- grain:  one row per roster; columns: change (new, gone), what (the row's key, joined by spaces); in any order
select 'new' as change, n.what
from (
  select organisation || ' ' || status || ' ' || complete_from || '/' || complete_to as what from rosters where vintage = ?
  except
  select organisation || ' ' || status || ' ' || complete_from || '/' || complete_to as what from rosters where vintage = ?
) as n
union all
select 'gone' as change, g.what
from (
  select organisation || ' ' || status || ' ' || complete_from || '/' || complete_to as what from rosters where vintage = ?
  except
  select organisation || ' ' || status || ' ' || complete_from || '/' || complete_to as what from rosters where vintage = ?
) as g
