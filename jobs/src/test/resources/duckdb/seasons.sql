-- Grain: one row per day of the half year up to the as-of day.
-- A lull are the holidays of both New Years, a peak the days from the sales of 11.11 to the end of the year.
with

days as (
    select cast(unnest(range(getvariable('as_of') - 183, getvariable('as_of') + 1, interval 1 day)) as date) as day
)

select
    day,
    case
        when strftime(day, '%m-%d') <= '01-10' or bool_or(day between new_year - 7 and new_year + 21) then 'lull'
        when strftime(day, '%m-%d') >= '11-08' then 'peak'
        else 'none'
    end as season
from days
cross join (select day as new_year from lunar_new_years)
group by day
