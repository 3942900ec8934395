-- Grain: one row per order_month, flow, destination_region, event_date.
-- Day: of an order ever placed its own day, of a parcel the day of its posting and the day of its first
-- attempt or availability, in the reporting zone. Consumers' orders across the border alone.
with

orders as (
    select order_month, flow, destination_region, order_date as event_date,
        1 as order_count, 0 as posting_count, 0 as delivery_count
    from orders_as_of
    where channel = 'b2c' and trade = 'cross_border' and is_placed
),

parcels as (
    select order_month, flow, destination_region,
        stack(
            2,
            operator_start_date, 1, 0,
            if(operator_outcome = 'delivered', operator_end_date, null), 0, 1
        ) as (event_date, posting_count, delivery_count)
    from parcels_as_of
    where channel = 'b2c' and trade = 'cross_border'
),

events as (
    select order_month, flow, destination_region, event_date, order_count, posting_count, delivery_count
    from orders
    union all
    select order_month, flow, destination_region, event_date, 0, posting_count, delivery_count
    from parcels
    where event_date is not null
)

select
    order_month,
    flow,
    destination_region,
    event_date,
    sum(order_count) as order_count,
    sum(posting_count) as posting_count,
    sum(delivery_count) as delivery_count
from events
group by order_month, flow, destination_region, event_date
