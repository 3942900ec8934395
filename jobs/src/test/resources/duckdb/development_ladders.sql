-- Grain: one row per channel, scope, measure: how payments and postings followed the orders of their day.
-- The ladder is fitted to the 90 days up to the last settled one. Its longest delay is that by which 995 of 1,000 have
-- come of the days that are older than 60 days.
with

parts as (
    select days.channel, days.scope, days.measure, days.first_day, delays.shares, delays.settled
    from (select distinct channel, scope, measure, first_day from development_days) as days
    inner join (values ('orders_paid', 'payments'), ('parcels_posted', 'shipments')) as parts (measure, log)
        using (measure)
    inner join reporting_delays as delays using (log)
),

old_enough as (
    select channel, scope, measure, delay_days, sum(count_up_to) as count_up_to
    from development_days
    where day < today - 60
    group by channel, scope, measure, delay_days
),

longest as (
    select channel, scope, measure, min(delay_days) as longest_days
    from old_enough
    inner join (
        select channel, scope, measure, max(count_up_to) as all_count from old_enough group by channel, scope, measure
    ) using (channel, scope, measure)
    where count_up_to >= 0.995 * all_count
    group by channel, scope, measure
),

-- Of the days of which a delay is over: the share that had come with a shorter one.
steps as (
    select
        channel, scope, measure, delay_days,
        coalesce(sum(count_up_to - event_count) / nullif(sum(count_up_to), 0), 1) as before_share
    from development_days
    inner join parts using (channel, scope, measure)
    inner join longest using (channel, scope, measure)
    where delay_days between 1 and longest_days and day between settled - 89 and settled - delay_days
    group by channel, scope, measure, delay_days
),

arrived as (
    select
        channel, scope, measure, delay_days - 1 as delay_days,
        product(before_share) over (partition by channel, scope, measure order by delay_days desc) as arrived_share
    from steps
),

ladders as (
    select channel, scope, measure, coalesce(list(arrived_share order by delay_days) filter (delay_days >= 0), []) || [1.0] as arrived
    from parts
    left join arrived using (channel, scope, measure)
    group by channel, scope, measure
),

enough as (
    select channel, scope, measure, sum(event_count) as event_count
    from development_days
    inner join parts using (channel, scope, measure)
    where day between settled - 89 and settled
    group by channel, scope, measure
)

select
    parts.*,
    longest_days,
    arrived,
    case
        when settled - first_day + 1 < 90 + 90 + longest_days then 'history_too_short'
        when event_count < 100 then 'too_few_events'
    end as unknown_because
from parts
inner join longest using (channel, scope, measure)
inner join ladders using (channel, scope, measure)
inner join enough using (channel, scope, measure)
