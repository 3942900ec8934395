-- Grain: one row per order_month, order_date, trade, channel, measure, delay_days.
with

happened as (
    select order_month, order_date, trade, channel, 'orders' as measure, order_date as day
    from orders_as_of
    where is_placed
    union all
    select order_month, order_date, trade, channel, 'orders_paid', day_of(paid_at)
    from orders_as_of
    where is_placed and paid_at is not null
    union all
    select order_month, order_date, trade, channel, 'parcels_posted', day_of(start_at)
    from parcels_as_of
    where clock = 'operator' and start_at is not null
)

select
    order_month,
    order_date,
    trade,
    channel,
    measure,
    cast(if(day < order_date, 0, day - order_date) as integer) as delay_days,
    count(*) as event_count
from happened
group by all
