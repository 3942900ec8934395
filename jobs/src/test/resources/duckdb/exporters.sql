-- Grain: one row per period_type, period, scope, channel, seller_country, marketplace, from the first sale on.
-- Money: GMV in roubles of the orders with a rate.
with

lanes as (
    select scope, channel, seller_country, marketplace, min(month_start) as first_start
    from sellers_by_lane
    group by all
),

months as (
    select * exclude (first_start),
        cast(unnest(range(first_start, getvariable('as_of') + interval 1 day, interval 1 month)) as date) as month_start
    from lanes
),

calendar as (
    select distinct * exclude (month_start), period_end <= getvariable('as_of') as is_over
    from (select *, unnest(periods_of(month_start), recursive := true) from months)
),

sold as (
    select *, unnest(periods_of(month_start), recursive := true)
    from sellers_by_lane
),

sellers as (
    select
        scope, channel, seller_country, marketplace, period_type, period_start, period_end, seller,
        seen_since >= month_of(period_start) as is_first,
        first_month is null as is_of_unknown_age,
        sum(gmv_rub) as gmv
    from sold
    group by all
),

weighed as (
    select *, cast(gmv as double) / nullif(cast(sum(gmv) over (
        partition by scope, channel, seller_country, marketplace, period_type, period_start
    ) as double), 0) as share
    from sellers
),

active as (
    select
        scope, channel, seller_country, marketplace, period_type, period_start,
        count(*) as active_count,
        count(*) filter (is_first and not is_of_unknown_age) as new_count,
        count(*) filter (is_first and is_of_unknown_age) as unknown_age_count,
        sum(gmv) as gmv_rub,
        sum(share * share) as herfindahl_index,
        max(share) as largest_share
    from weighed
    group by all
),

-- By the period in which they were there again, or could have been.
active_before as (
    select
        sellers.scope, sellers.channel, sellers.seller_country, sellers.marketplace, sellers.period_type,
        sellers.period_end + 1 as period_start,
        count(*) as active_before_count,
        count(again.seller) as retained_count
    from sellers
    left join sellers as again
        on sellers.scope = again.scope and sellers.channel = again.channel
            and sellers.seller_country = again.seller_country
            and sellers.marketplace is not distinct from again.marketplace
            and sellers.period_type = again.period_type and sellers.period_end + 1 = again.period_start
            and sellers.seller = again.seller
    group by all
)

select
    calendar.period_type,
    calendar.period,
    calendar.scope,
    calendar.channel,
    calendar.seller_country,
    calendar.marketplace,
    coalesce(active_count, 0) as active_count,
    coalesce(new_count, 0) as new_count,
    coalesce(unknown_age_count, 0) as unknown_age_count,
    coalesce(active_before_count, 0) as active_before_count,
    coalesce(retained_count, 0) as retained_count,
    if(is_over, retained_count / active_before_count, null) as retained_share,
    if(is_over, wilson_low(retained_count, active_before_count), null) as retained_low,
    if(is_over, wilson_high(retained_count, active_before_count), null) as retained_high,
    coalesce(gmv_rub, 0) as gmv_rub,
    herfindahl_index,
    1 / herfindahl_index as effective_number,
    largest_share,
    if(herfindahl_index is null, 'no_gmv', null) as concentration_unknown_because,
    is_provisional(calendar.period_end) as is_provisional,
    calendar.period_start,
    calendar.period_end
from calendar
left join active
    on calendar.scope = active.scope and calendar.channel = active.channel
        and calendar.seller_country = active.seller_country
        and calendar.marketplace is not distinct from active.marketplace
        and calendar.period_type = active.period_type and calendar.period_start = active.period_start
left join active_before
    on calendar.scope = active_before.scope and calendar.channel = active_before.channel
        and calendar.seller_country = active_before.seller_country
        and calendar.marketplace is not distinct from active_before.marketplace
        and calendar.period_type = active_before.period_type and calendar.period_start = active_before.period_start
