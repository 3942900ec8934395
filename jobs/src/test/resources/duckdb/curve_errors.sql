-- Grain: one row per cohort, scope, clock, day_type, dimension, slice and age at which any ended.
-- Parcels of one start day, flow and carrier (of services also service) share their luck: the curve is made again
-- without each group (jackknife). single_error: of independent parcels (Marubini and Valsecchi 1995, 10.12).
with

steps as (
    select *,
        -- Where all ended, nothing comes after: the term is multiplied by nothing.
        if(at_risk_count > ended_count, ended_count / at_risk_count / (at_risk_count - ended_count), 0) as hazard_term,
        delivered_count / at_risk_count as hazard
    from life_tables
    where ended_count > 0
),

single_errors as (
    select
        cohort_type, cohort, scope, clock, day_type, dimension, slice, age_days, share, delivered_count, ended_count, at_risk_count,
        share - coalesce(lag(share) over slice_ages, 0) as step,
        sqrt(greatest(
            share * share * sum(hazard_term) over slice_ages
            - 2 * share * sum(share * hazard_term) over slice_ages
            + sum(share * share * hazard_term) over slice_ages
            + sum(open_before * open_before * hazard * (1 - hazard) / at_risk_count) over slice_ages
            - 2 * share * sum(open_before * hazard / at_risk_count) over slice_ages
            + 2 * sum(share * open_before * hazard / at_risk_count) over slice_ages,
            0
        )) as single_error
    from steps
    window slice_ages as (
        partition by cohort_type, cohort, scope, clock, day_type, dimension, slice order by age_days rows unbounded preceding
    )
),

group_ends as (
    select
        cohort_type, cohort, scope, clock, day_type, dimension, slice, flow, start_date, travels_with, age_days,
        count(*) filter (ending = 'delivered') as group_delivered,
        count(*) filter (ending <> 'open') as group_ended,
        count(*) as group_exits
    from followed_parcels
    where left_out_because is null and travels_with is not null
    group by all
),

groups as (
    select cohort_type, cohort, scope, clock, day_type, dimension, slice, flow, start_date, travels_with,
        sum(group_exits) as group_size
    from group_ends
    group by all
),

-- Ages at which the group had exits and the slice no end carry them to the next one with an end.
placed_ends as (
    select groups.*, ages.age_days, ages.at_risk_count, ages.ended_count, ages.delivered_count, ages.share,
        coalesce(ends.group_delivered, 0) as group_delivered,
        coalesce(ends.group_ended, 0) as group_ended
    from groups
    inner join single_errors as ages using (cohort_type, cohort, scope, clock, day_type, dimension, slice)
    left join group_ends as ends
        using (cohort_type, cohort, scope, clock, day_type, dimension, slice, flow, start_date, travels_with, age_days)
),

exited as (
    select *, sum(group_exits) over (
        partition by cohort_type, cohort, scope, clock, day_type, dimension, slice, flow, start_date, travels_with
        order by age_days rows unbounded preceding
    ) as exited_count
    from group_ends
),

without_group as (
    select placed_ends.*,
        at_risk_count - (placed_ends.group_size - coalesce(exited.exited_count, 0)) as left_at_risk,
        ended_count - placed_ends.group_ended as left_ended,
        delivered_count - placed_ends.group_delivered as left_delivered
    from placed_ends
    asof left join exited
        on placed_ends.cohort_type = exited.cohort_type and placed_ends.cohort = exited.cohort
            and placed_ends.scope = exited.scope and placed_ends.clock = exited.clock
            and placed_ends.day_type = exited.day_type and placed_ends.dimension = exited.dimension and placed_ends.slice = exited.slice
            and placed_ends.flow = exited.flow and placed_ends.start_date = exited.start_date
            and placed_ends.travels_with = exited.travels_with and placed_ends.age_days > exited.age_days
),

opened as (
    select *, coalesce(product(if(left_at_risk > 0, 1 - left_ended / left_at_risk, 1)) over (
        partition by cohort_type, cohort, scope, clock, day_type, dimension, slice, flow, start_date, travels_with
        order by age_days rows between unbounded preceding and 1 preceding
    ), 1) as left_open_before
    from without_group
),

shares_without as (
    select *, sum(if(left_at_risk > 0, left_open_before * left_delivered / left_at_risk, 0)) over (
        partition by cohort_type, cohort, scope, clock, day_type, dimension, slice, flow, start_date, travels_with
        order by age_days rows unbounded preceding
    ) as share_without
    from opened
),

grouped_errors as (
    select cohort_type, cohort, scope, clock, day_type, dimension, slice, age_days,
        count(*) as group_count,
        if(group_count > 1, sqrt((group_count - 1) / group_count * sum((share_without - share) ** 2)), null) as grouped_error
    from shares_without
    group by all
)

select single_errors.*, grouped_errors.group_count, grouped_errors.grouped_error
from single_errors
left join grouped_errors using (cohort_type, cohort, scope, clock, day_type, dimension, slice, age_days)
