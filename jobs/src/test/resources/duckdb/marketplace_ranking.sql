-- Grain: one row per period_type, period, channel, trade, measure, marketplace.
with

reporting as (
    select *, sum(value) over market as market_value, count(*) over market as marketplace_count
    from volume_growth
    where dimension = 'marketplace' and measure in ('orders', 'gmv_rub') and value > 0
    window market as (partition by period_type, period, channel, trade, measure)
),

shares as (
    select *, cast(value as double) / cast(market_value as double) as share
    from reporting
),

indices as (
    select period_type, period, channel, trade, measure, sum(share * share) as herfindahl_index
    from shares
    group by all
)

select
    period_type,
    period,
    channel,
    trade,
    measure,
    slice as marketplace,
    value,
    rank() over (partition by period_type, period, channel, trade, measure order by value desc) as marketplace_rank,
    (
        select count(*)
        from reporting_months
        where reporting_months.marketplace = shares.slice and not_reporting_because = 'gap'
            and cast(month || '-01' as date) between shares.period_start and shares.period_end
    ) as gap_month_count,
    marketplace_count,
    share,
    share - lead(share) over (
        partition by period_type, period, channel, trade, measure order by value desc, slice
    ) as lead_share,
    herfindahl_index,
    1 / herfindahl_index as effective_number,
    is_provisional,
    period_start,
    period_end
from shares
inner join indices using (period_type, period, channel, trade, measure)
