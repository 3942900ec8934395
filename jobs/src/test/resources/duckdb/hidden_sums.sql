-- Grain: one row per whole and kind of its parts, of which the first implementation leaves a cell out.
-- Slices add up to their whole, and shorter periods to longer ones. The cells that are left out hide each other when they
-- are several, of three contributors together, and the others amount to 10 % of each confidential one. What could hide
-- more are the other cells with an amount.
with

cells as (
    select cells.*, coalesce(conf_status, '') as conf_status
    from judged_cells as cells
    left join pipeline.suppressions using (contributors, period_type, period, channel, trade, dimension, slice)
),

slices as (
    select
        cells.* exclude (dimension, slice),
        case dimension when 'region' then 'federal_district' when 'decline_reason' then 'outcome' else 'total' end
            as dimension,
        case dimension
            when 'region' then coalesce(federal_district, 'unknown')
            when 'decline_reason' then 'declined'
            else 'total'
        end as slice,
        cells.dimension as parts
    from cells
    left join regions on cells.dimension = 'region' and cells.slice = regions.region
    where dimension not in ('total', 'outcome')
),

longer_periods as (
    select month_of(month_start) as part, 'month' as part_type, period_type, period
    from period_months
    where period_type in ('quarter', 'trailing_12_months')
    union all
    select distinct period, 'quarter', 'year', left(period, 4)
    from period_months
    where period_type = 'quarter'
),

periods as (
    select
        cells.* exclude (period_type, period),
        longer_periods.period_type, longer_periods.period,
        cells.period_type as parts
    from cells
    inner join longer_periods on cells.period_type = longer_periods.part_type and cells.period = longer_periods.part
),

parts as (
    from slices
    union all by name
    from periods
),

members as (
    select cells.*, kinds.parts
    from cells
    inner join (
        select distinct contributors, period_type, period, channel, trade, dimension, slice, parts from parts
    ) as kinds using (contributors, period_type, period, channel, trade, dimension, slice)
    union all by name
    select parts.*
    from parts
    semi join cells using (contributors, period_type, period, channel, trade, dimension, slice)
)

select
    contributors, period_type, period, channel, trade, dimension, slice, parts,
    count(*) filter (conf_status <> '') as hidden_count,
    sum(contributor_count) filter (conf_status <> '') as hidden_contributors,
    sum(amount) filter (conf_status <> '') as hidden_amount,
    max(amount + greatest(1, ceil(0.1 * amount))) filter (conf_status = 'C') as needed_amount,
    count(*) filter (conf_status = '' and amount > 0) as other_count,
    coalesce(hidden_count > 1 and hidden_contributors >= 3 and hidden_amount >= coalesce(needed_amount, 0), false)
        as is_hidden
from members
group by contributors, period_type, period, channel, trade, dimension, slice, parts
having hidden_count > 0
