-- votes: every vote that the asked states cast.
-- params: slices ("source/vintage,…"), states ("KAZ,USA") (positional ?)
-- grain:  one row per roll call and state; columns: those of table votes; in any order
select state, vote_date, roll_call, body, session, resolution, title, issues, important, choice, publisher, record_url, retrieved,
  source, vintage
from votes
where contains(split(?, ','), source || '/' || vintage)
  and contains(split(?, ','), state)
