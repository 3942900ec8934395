-- Grain: one row per order_month, order_date, trade, channel, measure, delay_days.
-- Day: the day of the order in the reporting zone; delays are days from it to the first capture of the
-- order, or to the posting of a parcel. What is dated before its order counts on the day of the order.
with

orders as (
    select
        order_month, order_date, trade, channel,
        stack(2, 'orders', 0, 'orders_paid', datediff(paid_date, order_date)) as (measure, delay_days)
    from orders_as_of
    where is_placed
),

developed as (
    select order_month, order_date, trade, channel, measure, delay_days
    from orders
    union all
    select order_month, order_date, trade, channel, 'parcels_posted', datediff(operator_start_date, order_date)
    from parcels_as_of
)

select
    order_month,
    order_date,
    trade,
    channel,
    measure,
    greatest(delay_days, 0) as delay_days,
    count(*) as event_count
from developed
where delay_days is not null
group by order_month, order_date, trade, channel, measure, greatest(delay_days, 0)
