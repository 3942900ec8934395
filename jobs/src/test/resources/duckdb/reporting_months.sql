-- Grain: one row per marketplace and month since its first order.
-- It reports in a month when it had an order by the month's seventh day and at most six days of the month are gaps.
select
    name as marketplace,
    month_of(day) as month,
    cast(min(min(day)) over (partition by name) as date) as first_date,
    count(*) filter (is_gap) as gap_day_count,
    case
        when first_date > cast(month || '-07' as date) then 'began_later'
        when gap_day_count > 6 then 'gap'
    end as not_reporting_because
from coverage
where kind = 'marketplace'
group by name, month_of(day)
