-- Grain: one row per channel, scope, measure, day of the last year and delay up to 60 days: orders, and what has become of
-- them by today.
with

recent as (
    select
        order_development.channel, trade as scope, order_development.measure, order_date as day, delay_days, today,
        if(order_date + delay_days <= today, event_count, 0) as event_count
    from order_development
    cross join (select any_value(today) as today from reporting_delays)
    where trade <> 'other' and order_date between today - 364 and today
),

scopes as (
    select channel, scope, any_value(today) as today, min(day) as first_day
    from recent
    group by channel, scope
),

every_day as (
    select
        scopes.*,
        measures.measure,
        cast(unnest(range(today - 364, today + 1, interval 1 day)) as date) as day
    from scopes
    cross join (values ('orders'), ('orders_paid'), ('parcels_posted')) as measures (measure)
)

select
    channel, scope, measure, day,
    delays.delay_days,
    every_day.today, every_day.first_day,
    coalesce(event_count, 0) as event_count,
    cast(sum(coalesce(event_count, 0)) over (
        partition by channel, scope, measure, day order by delays.delay_days
    ) as bigint) as count_up_to
from every_day
cross join (select cast(unnest(range(61)) as integer) as delay_days) as delays
left join recent using (channel, scope, measure, day, delay_days)
