-- Grain: one row per figure of all marketplaces together that would tell one that the first implementation leaves out.
-- Concentration tells any. Like for like leaves out the months of marketplaces that do not report in both years: beside
-- the total it tells them. In the month of its first order a marketplace may report or not.
with

hidden as (
    select *
    from pipeline.suppressions
    where dimension = 'marketplace' and channel = 'b2c' and conf_status <> 'N'
),

first_months as (
    select slice, min(cast(activity_month || '-01' as date)) as first_month
    from contributions
    where dimension = 'marketplace' and contributors = 'sellers'
        and (trade = 'cross_border' or (trade = 'domestic' and channel = 'b2c'))
    group by slice
),

gaps as (
    select marketplace as slice, cast(month || '-01' as date) as month_start
    from reporting_months
    where gap_day_count > 6
),

hidden_months as (
    select contributors, channel, trade, slice, cast(period || '-01' as date) as month_start, first_month
    from hidden
    inner join first_months using (slice)
    where period_type = 'month'
),

told_months as (
    select
        contributors, channel, trade, month_start,
        month_start - interval 1 year <= first_month
        or (slice, month_start) in (select (slice, month_start) from gaps)
        or (slice, cast(month_start - interval 1 year as date)) in (select (slice, month_start) from gaps) as is_told,
        month_start <= first_month
        or (slice, month_start) in (select (slice, month_start) from gaps)
        or (slice, cast(month_start + interval 1 year as date)) in (select (slice, month_start) from gaps)
            as is_told_a_year_later
    from hidden_months
)

select distinct contributors, period_type, period, channel, trade, 'concentration' as dimension, 'total' as slice
from hidden
union
select contributors, period_type, period, channel, trade, 'like_for_like', 'total'
from told_months
inner join period_months
    on (is_told and told_months.month_start = period_months.month_start)
        or (is_told_a_year_later and told_months.month_start = period_months.month_start - interval 1 year)
