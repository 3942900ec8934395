-- Grain: one row per flow, event, name, day: what the year before tells of a silence that begins on the day.
-- Dispersion: variance over mean of blocks of 1, 7 or 28 days before, whichever is greatest, at its upper limit.
with

-- A day on which nobody else has anything tells nothing of the share.
cumulated as (
    select
        flow, event, name, day, place,
        cast(sum(event_count) filter (others_count > 0) over earlier as bigint) as own_before,
        cast(sum(others_count) over earlier as bigint) as others_before
    from event_days
    window earlier as (
        partition by flow, event, name order by place rows between unbounded preceding and 1 preceding
    )
),

shares as (
    select
        flow, event, name, day, place,
        coalesce(own_before, 0) as own_before,
        coalesce(others_before, 0) as others_before,
        coalesce(own_before, 0) - coalesce(lag(own_before, 365) over days, 0) as seen_count,
        coalesce(others_before, 0) - coalesce(lag(others_before, 365) over days, 0) as others_seen,
        if(others_seen > 0, seen_count / others_seen, 0) as odds
    from cumulated
    window days as (partition by flow, event, name order by place)
),

blocks as (
    select
        *,
        own_before - lag(own_before) over same_phase as own_count,
        others_before - lag(others_before) over same_phase as others_count
    from shares
    cross join (values (1), (7), (28)) as widths (width)
    window same_phase as (partition by flow, event, name, width, place % width order by place)
),

steps as (
    select
        *,
        own_count - lag(own_count) over same_phase as own_step,
        others_count - lag(others_count) over same_phase as others_step
    from blocks
    window same_phase as (partition by flow, event, name, width, place % width order by place)
),

-- The differences of neighbours' distances from what was expected, by the odds that all blocks share.
spreads as (
    select
        *,
        least(place, 365) // width as block_count,
        odds * sum(others_count) over (
            partition by flow, event, name, width, place % width
            order by place rows between 365 // width - 1 preceding and current row
        ) / block_count as mean_count,
        (
            sum(own_step * own_step) over neighbours
            - 2 * odds * sum(own_step * others_step) over neighbours
            + odds * odds * sum(others_step * others_step) over neighbours
        ) / (2 * (block_count - 1)) as variance
    from steps
    window neighbours as (
        partition by flow, event, name, width, place % width
        order by place rows between 365 // width - 2 preceding and current row
    )
)

select
    flow, event, name, day, place, others_before, seen_count, odds,
    greatest(1, max(
        variance / mean_count * ((block_count - 1) * 2 / 3) / low_chi_square((block_count - 1) * 2 / 3)
    ) filter (block_count >= 12 and mean_count > 0)) as dispersion
from spreads
group by all
