-- Grain: one row per scope, channel, seller_country, cohort, age_months with an active seller.
with

totals as (
    select *, date_diff('month', cast(first_month || '-01' as date), month_start) as age_months
    from sellers_by_lane
    where marketplace is null and first_month is not null
),

sizes as (
    select scope, channel, seller_country, first_month, count(distinct seller) as seller_count
    from totals
    group by all
)

select
    totals.scope,
    totals.channel,
    totals.seller_country,
    totals.first_month as cohort,
    totals.age_months,
    totals.order_month as activity_month,
    sizes.seller_count,
    count(distinct seller) as active_count,
    count(distinct seller) / max(sizes.seller_count) as retention_share
from totals
inner join sizes
    on totals.scope = sizes.scope and totals.channel = sizes.channel
        and totals.seller_country = sizes.seller_country and totals.first_month = sizes.first_month
group by all
