-- memberships_diff: memberships that only one of two vintages of a source has.
-- params: newer, older, older, newer vintage (positional ?)
-- grain:  one row per membership; columns: change (new, gone), what (the row's key, joined by spaces); in any order
select 'new' as change, n.what
from (
  select organisation || ' ' || state || ' ' || status || ' ' || valid_from || '/' || valid_to as what from memberships where vintage = ?
  except
  select organisation || ' ' || state || ' ' || status || ' ' || valid_from || '/' || valid_to as what from memberships where vintage = ?
) as n
union all
select 'gone' as change, g.what
from (
  select organisation || ' ' || state || ' ' || status || ' ' || valid_from || '/' || valid_to as what from memberships where vintage = ?
  except
  select organisation || ' ' || state || ' ' || status || ' ' || valid_from || '/' || valid_to as what from memberships where vintage = ?
) as g
