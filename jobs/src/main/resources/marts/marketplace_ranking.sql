-- Grain: one row per period_type, period, channel, trade, measure, marketplace.
-- Day: as in volume_growth. Shares are among the marketplaces that report, not of the whole market.
with

marketplaces as (
    select
        period_type, period, period_start, period_end, channel, trade, measure,
        slice as marketplace, value, is_provisional
    from volume_growth
    where dimension = 'marketplace' and measure in ('orders', 'gmv_rub') and value > 0
),

shared as (
    select
        *,
        cast(value as double) / cast(sum(value) over period_market as double) as share,
        count(*) over period_market as marketplace_count
    from marketplaces
    window period_market as (partition by period_type, period, channel, trade, measure)
),

-- Squares are summed in the order of the marketplaces' sizes and names, so that the sum of floating
-- point numbers is the same on every run.
ranked as (
    select
        *,
        rank() over (partition by period_type, period, channel, trade, measure order by value desc) as marketplace_rank,
        lead(share) over by_size as next_share,
        aggregate(
            transform(
                array_sort(collect_list(share) over period_market),
                share_of_one -> share_of_one * share_of_one
            ),
            cast(0 as double),
            (total, square) -> total + square
        ) as herfindahl_index
    from shared
    window
        period_market as (partition by period_type, period, channel, trade, measure),
        by_size as (partition by period_type, period, channel, trade, measure order by value desc, marketplace)
)

select
    period_type,
    period,
    channel,
    trade,
    measure,
    marketplace,
    value,
    marketplace_rank,
    marketplace_count,
    share,
    share - coalesce(next_share, 0) as lead_share,
    herfindahl_index,
    1 / herfindahl_index as effective_number,
    is_provisional,
    period_start,
    period_end
from ranked
