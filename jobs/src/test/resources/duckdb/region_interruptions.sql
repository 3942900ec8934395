-- Grain: one row per flow, event, region, marketplace, kind and start.
-- A region's silence is judged by its share of the year before and by what the others had; that of all regions, and of
-- a marketplace beside which nobody had anything, by the lowest of the days around.
with

bound as (
    select ln(count(*) / 0.01) as needed_evidence
    from event_days
    where event_count > 0 and flow <> 'all'
),

levels as (
    select flow, event, name, day, sum(others_count) over (partition by flow, event, name order by day) as others_up_to
    from event_days
),

last_days as (
    select flow, event, name, max(day) as last_day, max(others_up_to) as others_up_to, count(*) as day_count
    from levels
    group by flow, event, name
),

by_share as (
    select
        silences.*,
        starts.dispersion, starts.seen_count,
        list(odds * (others_up_to - others_before) order by levels.day) as expected_up_to
    from silences
    inner join silence_starts as starts
        on silences.flow = starts.flow and silences.event = starts.event
            and silences.name = starts.name and silences.first_day = starts.day
    inner join levels
        on silences.flow = levels.flow and silences.event = levels.event and silences.name = levels.name
            and levels.day between silences.first_day and silences.last_day
    where if(silences.flow = 'all', silences.is_gap, silences.name <> 'unknown' and silences.place >= 84)
    group by all
),

-- The days within which the end that is looked at is, in 99 of 100 cases.
by_others as (
    select
        *,
        expected_up_to[-1] as expected_missed,
        estimated_evidence(expected_missed, dispersion, seen_count) as evidence,
        coalesce(list_position(list_transform(
            expected_up_to, lambda expected: estimated_evidence(expected, dispersion, seen_count) >= ln(100)
        ), true), silent_days) - 1 as start_days,
        coalesce(list_position(list_transform(
            list_reverse([0.0] || expected_up_to[:-2]),
            lambda expected: estimated_evidence(expected_missed - expected, dispersion, seen_count) >= ln(100)
        ), true), silent_days) - 1 as end_days,
        exp(1.959963984540054 * sqrt(dispersion / nullif(seen_count, 0))) as spread
    from by_share
    where expected_up_to[-1] > 0
),

by_days_around as (
    select
        *,
        cast(ceil(ln(100) / nullif(lowest_count, 0)) as bigint) as certain_days,
        len(worked_days) * mean_count as expected_missed,
        len(worked_days) * lowest_count as evidence
    from silences
    where if(flow = 'all', is_gap, name = 'all' and place >= 14 and (event = 'order' or not is_open))
),

found as (
    select
        flow, event, name, silent_days, is_open, last_event_date, first_event_date, first_day, last_day,
        first_day + cast(start_days as integer) as start_latest,
        last_day - cast(end_days as integer) as end_earliest,
        expected_missed,
        expected_missed / spread as expected_missed_low,
        expected_missed * spread as expected_missed_high,
        dispersion,
        evidence
    from by_others
    union all by name
    select
        flow, event, name, silent_days, is_open, last_event_date, first_event_date, first_day, last_day,
        coalesce(cast(worked_days[certain_days] as date), last_day) as start_latest,
        coalesce(cast(worked_days[-certain_days] as date), first_day) as end_earliest,
        expected_missed,
        evidence
    from by_days_around
    anti join by_others using (flow, event, name, first_day)
),

told as (
    select
        *,
        if(name = 'all' or flow = 'all', 'feed_gap', 'interruption') as kind,
        if(kind = 'interruption', name, 'all') as region,
        if(flow = 'all', name, null) as marketplace
    from found
    cross join bound
    where flow = 'all' or evidence >= needed_evidence
),

gaps as (
    select first_day, last_day, coalesce(marketplace, 'all') as gap_of
    from told
    where kind = 'feed_gap'
),

-- A stop up to the last day, of each length up to a year.
stops as (
    select
        starts.flow, starts.event, starts.name, day_count - place as stop_days, day_count,
        odds * (others_up_to - others_before) as expected_count,
        estimated_evidence(odds * (others_up_to - others_before), dispersion, seen_count) as evidence
    from silence_starts as starts
    inner join last_days using (flow, event, name)
    where starts.flow <> 'all' and starts.name <> 'unknown'
),

visible as (
    select
        flow, event, name,
        min(stop_days) filter (evidence >= needed_evidence and stop_days <= least(365, day_count - 84)) as shortest_days,
        max(expected_count / stop_days) filter (stop_days = least(90, day_count // 2)) as expected_per_day
    from stops
    cross join bound
    group by flow, event, name
),

unseen as (
    select *
    from visible
    cross join bound
    where coalesce(shortest_days, 366) > 90
        and (flow, event, name) not in (select (flow, event, name) from told where is_open and kind = 'interruption')
)

select
    flow, event, region, marketplace, kind, is_open, last_event_date, first_event_date,
    first_day as start_earliest,
    start_latest,
    if(is_open, null, end_earliest) as end_earliest,
    if(is_open, null, last_day) as end_latest,
    cast(silent_days as integer) as silent_days,
    expected_missed, expected_missed_low, expected_missed_high,
    expected_missed / silent_days as expected_per_day,
    dispersion, evidence, needed_evidence,
    least(1, 0.01 * exp(needed_evidence - evidence)) as chance_at_most,
    cast(null as integer) as shortest_visible_days,
    (
        select string_agg(distinct gap_of, ', ' order by gap_of)
        from gaps
        where told.kind = 'interruption' and gaps.first_day <= told.last_day and gaps.last_day >= told.first_day
    ) as overlapping_feed_gaps
from told
union all by name
select
    flow, event, name as region, 'cannot_be_seen' as kind, false as is_open,
    expected_per_day, needed_evidence, cast(shortest_days as integer) as shortest_visible_days
from unseen
