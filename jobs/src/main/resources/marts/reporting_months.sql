-- Grain: one row per marketplace and month from that of its first order to that of the as-of day.
-- A marketplace reports in a month when its first order is not later than the month's seventh day and no
-- more than six days of the month are gaps.
with

marketplace_days as (
    select
        name as marketplace,
        day,
        is_gap,
        date_trunc('month', day) as month_start,
        min(day) over (partition by name) as first_date
    from coverage
    where kind = 'marketplace'
)

select
    marketplace,
    date_format(month_start, 'yyyy-MM') as month,
    first_date,
    count_if(is_gap) as gap_day_count,
    case
        when first_date > month_start + interval 6 days then 'began_later'
        when count_if(is_gap) > 6 then 'gap'
    end as not_reporting_because
from marketplace_days
group by marketplace, month_start, first_date
