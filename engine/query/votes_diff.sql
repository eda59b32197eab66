-- votes_diff: votes that only one of two vintages of a source has.
-- params: newer, older, older, newer vintage (positional ?)
-- grain:  one row per vote; columns: change (new, gone), what (the row's key, joined by spaces); in any order
select 'new' as change, n.what
from (
  select roll_call || ' ' || state || ' ' || choice as what from votes where vintage = ?
  except
  select roll_call || ' ' || state || ' ' || choice as what from votes where vintage = ?
) as n
union all
select 'gone' as change, g.what
from (
  select roll_call || ' ' || state || ' ' || choice as what from votes where vintage = ?
  except
  select roll_call || ' ' || state || ' ' || choice as what from votes where vintage = ?
) as g
