-- Grain: one row per order_month, flow, destination_region, event_date.
with

happened as (
    select order_month, flow, destination_region, order_date as event_date, 'order' as event
    from orders_as_of
    where channel = 'b2c' and trade = 'cross_border' and is_placed
    union all
    select order_month, flow, destination_region, day_of(started_at), 'posting'
    from parcels_as_of
    where clock = 'operator' and channel = 'b2c' and trade = 'cross_border' and started_at is not null
    union all
    select order_month, flow, destination_region, day_of(available_at), 'delivery'
    from parcels_as_of
    where clock = 'operator' and channel = 'b2c' and trade = 'cross_border' and outcome = 'delivered'
)

select
    order_month,
    flow,
    destination_region,
    event_date,
    count(*) filter (event = 'order') as order_count,
    count(*) filter (event = 'posting') as posting_count,
    count(*) filter (event = 'delivery') as delivery_count
from happened
group by all
