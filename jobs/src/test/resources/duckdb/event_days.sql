-- Grain: one row per flow, event, name, day: every day of a region of a flow, and of a marketplace's orders (flow all).
-- What is looked at for silence: own events beside what all others had. Places count from 0, the first day of the flow.
with

happened as (
    unpivot (
        select flow, destination_region as name, event_date as day,
            sum(order_count) as "order", sum(posting_count) as posting, sum(delivery_count) as delivery, false as is_gap
        from region_days
        group by all
    )
    on "order", posting, delivery into name event value event_count
    union all by name
    select 'all' as flow, name, day, 'order' as event, row_count as event_count, is_gap
    from coverage
    where kind = 'marketplace'
),

first_days as (
    select flow, min(day) as first_day
    from happened
    where event = 'order' and (event_count > 0 or flow = 'all')
    group by flow
),

names as (
    select flow, event, name, any_value(first_day) as first_day
    from happened
    inner join first_days using (flow)
    where event_count > 0 and day between first_day and getvariable('as_of')
    group by flow, event, name
),

every_day as (
    select *, cast(unnest(range(first_day, getvariable('as_of') + interval 1 day, interval 1 day)) as date) as day
    from names
)

select
    flow, event, name, day,
    day - first_day as place,
    cast(coalesce(event_count, 0) as bigint) as event_count,
    cast(sum(coalesce(event_count, 0)) over (partition by flow, event, day) as bigint) as total_count,
    total_count - coalesce(event_count, 0) as others_count,
    coalesce(is_gap, false) as is_gap
from every_day
left join happened using (flow, event, name, day)
