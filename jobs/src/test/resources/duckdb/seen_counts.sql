-- Grain: one row per measure, channel, scope, day and days until it happened: what a nowcast can have seen.
select measure, channel, trade as scope, order_date as day, delay_days, event_count
from order_development
where trade <> 'other'
union all
select
    'parcels_delivered', channel, flow, day_of(start_at), day_of(ended_at) - day_of(start_at), count(*)
from parcels_as_of
where clock = 'operator' and channel = 'b2c' and outcome = 'delivered' and excluded_because is null and flow <> 'other'
group by all
