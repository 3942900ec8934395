-- Grain: one row per scope, reach: the forecasts so many days ahead, as of each seventh day, that have come to their end.
-- They need 60 days of hazards after the first posting.
with

scopes as (
    select flow as scope, any_value(settled) as settled, min(start_date) as first_day
    from posted_parcels
    where is_recent
    group by flow
)

select scope, reach, count(*) filter (7 * weeks >= reach and settled - cast(7 * weeks + 60 as integer) >= first_day) as forecast_count
from scopes
cross join (select unnest(range(105)) as weeks)
cross join (select unnest(range(91)) as reach)
group by scope, reach
