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
    select 'month' as period_type, order_month as period, last_day(month_start) as period_end, * from days
    union all
    select 'quarter', year(month_start) || '-Q' || quarter(month_start),
        last_day(cast(date_trunc('quarter', month_start) + interval 2 months as date)), *
    from days
    union all
    select 'year', cast(year(month_start) as varchar), make_date(year(month_start), 12, 31), * from days
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
        period_end + 90 <= getvariable('as_of') as is_mature,
        count(*) filter (is_inquiry) as inquiry_count,
        count(won_days) as won_count,
        count(*) filter (won_days <= 30) as won_within_30,
        count(*) filter (won_days <= 90) as won_within_90,
        count(*) filter (is_placed) as order_count,
        coalesce(sum(order_amount_rub) filter (is_in_gmv), 0) as gmv_rub,
        count(distinct buyer) as buyer_count,
        count(distinct seller) as seller_count
    from slices
    group by all
)

select
    * exclude (won_within_30, won_within_90),
    won_count / nullif(inquiry_count, 0) as conversion_share,
    if(is_mature, won_within_30 / nullif(inquiry_count, 0), null) as conversion_within_30,
    if(is_mature, won_within_90 / nullif(inquiry_count, 0), null) as conversion_within_90
from counted
