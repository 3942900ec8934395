-- Grain: one row per period_type, period, scope, channel, seller_country, marketplace with a seller.
-- Money: GMV in roubles of the orders with a rate.
with

periods as (
    select 'month' as period_type, order_month as period, first_month as first_period,
        strftime(month_start + interval 1 month, '%Y-%m') as next_period, *
    from sellers_by_lane
    union all
    select 'quarter', year(month_start) || '-Q' || quarter(month_start),
        year(cast(first_month || '-01' as date)) || '-Q' || quarter(cast(first_month || '-01' as date)),
        year(month_start + interval 3 months) || '-Q' || quarter(month_start + interval 3 months), *
    from sellers_by_lane
    union all
    select 'year', cast(year(month_start) as varchar), left(first_month, 4), cast(year(month_start) + 1 as varchar), *
    from sellers_by_lane
),

sellers as (
    select
        period_type, period, next_period, scope, channel, seller_country, marketplace, seller, first_period,
        sum(gmv_rub) as gmv
    from periods
    group by all
),

compared as (
    select own.*, earlier.seller is not null as is_retained,
        cast(own.gmv as double) / nullif(cast(sum(own.gmv) over slice as double), 0) as share
    from sellers as own
    left join sellers as earlier
        on own.period_type = earlier.period_type and own.period = earlier.next_period and own.scope = earlier.scope
            and own.channel = earlier.channel and own.seller_country = earlier.seller_country
            and own.marketplace is not distinct from earlier.marketplace and own.seller = earlier.seller
    window slice as (
        partition by own.period_type, own.period, own.scope, own.channel, own.seller_country, own.marketplace
    )
)

select
    period_type,
    period,
    scope,
    channel,
    seller_country,
    marketplace,
    count(*) as active_count,
    count(*) filter (first_period = period) as new_count,
    count(*) filter (is_retained) as retained_count,
    sum(gmv) as gmv_rub,
    sum(share * share) as herfindahl_index,
    max(share) as largest_share
from compared
group by all
