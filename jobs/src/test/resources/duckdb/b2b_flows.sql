-- Grain: one row per period_type, period, scope, marketplace.
-- Money: GMV in roubles of the orders with a rate.
with

days as (
    select *, marketplace || ' ' || seller_id as seller,
        marketplace || ' ' || buyer_key as buyer,
        cast(order_month || '-01' as date) as month_start
    from inquiries
),

periods as (
    select *, unnest(periods_of(month_start), recursive := true)
    from days
),

scopes as (
    select *, unnest(list_distinct(['all', flow, trade])) as scope
    from periods
),

slices as (
    select * from scopes
    union all
    select * replace (null as marketplace) from scopes
),

counted as (
    select
        period_type,
        period,
        scope,
        marketplace,
        period_start,
        period_end,
        period_end + 90 <= getvariable('as_of') as is_mature,
        count(*) filter (is_inquiry) as inquiry_count,
        count(won_days) as won_count,
        count(*) filter (won_days <= 30) as won_within_30,
        count(*) filter (won_days <= 60) as won_within_60,
        count(*) filter (won_days <= 90) as won_within_90,
        count(*) filter (is_placed) as order_count,
        count(*) filter (is_in_gmv) as gmv_order_count,
        count(order_amount_rub) filter (is_in_gmv) as converted_order_count,
        coalesce(sum(order_amount_rub) filter (is_in_gmv), 0) as gmv_rub,
        count(distinct buyer) as buyer_count,
        count(distinct seller) as seller_count
    from slices
    group by all
)

select
    * exclude (won_within_30, won_within_60, won_within_90),
    won_count / nullif(inquiry_count, 0) as conversion_share,
    wilson_low(won_count, inquiry_count) as conversion_low,
    wilson_high(won_count, inquiry_count) as conversion_high,
    if(is_mature, won_within_30 / nullif(inquiry_count, 0), null) as conversion_within_30,
    if(is_mature, won_within_60 / nullif(inquiry_count, 0), null) as conversion_within_60,
    if(is_mature, won_within_90 / nullif(inquiry_count, 0), null) as conversion_within_90,
    if(is_mature, wilson_low(won_within_90, inquiry_count), null) as conversion_within_90_low,
    if(is_mature, wilson_high(won_within_90, inquiry_count), null) as conversion_within_90_high,
    case when inquiry_count = 0 then 'no_inquiries' when not is_mature then 'not_mature' end
        as conversion_unknown_because,
    is_provisional(period_end) as is_provisional
from counted
