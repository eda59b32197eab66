-- treaties_diff: provisions of treaties that only one of two vintages of a source has.
-- params: newer, older, older, newer vintage (positional ?)
-- grain:  one row per provision; columns: change (new, gone), what (the row's key, joined by spaces); in any order
select 'new' as change, n.what
from (
  select treaty || ' ' || article || ' ' || parties || ' ' || signed || ' ' || in_force as what from treaties where vintage = ?
  except
  select treaty || ' ' || article || ' ' || parties || ' ' || signed || ' ' || in_force as what from treaties where vintage = ?
) as n
union all
select 'gone' as change, g.what
from (
  select treaty || ' ' || article || ' ' || parties || ' ' || signed || ' ' || in_force as what from treaties where vintage = ?
  except
  select treaty || ' ' || article || ' ' || parties || ' ' || signed || ' ' || in_force as what from treaties where vintage = ?
) as g
