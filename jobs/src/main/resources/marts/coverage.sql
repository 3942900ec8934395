-- Grain: one row per kind, name, day: the files of a source, the orders of a marketplace.
-- Day: of a source the day that its files are named by; of a marketplace the day of the order.
-- A gap of files: longer since the last file than usual. A gap of orders: a run of days without any
-- in which at least twelve were to be expected, which chance brings once in 160,000 such runs.
with

source_days as (
    select source as name, file_date as day, count(*) as file_count, sum(read_count) as row_count
    from ledger
    where file_date is not null
    group by source, file_date
),

source_steps as (
    select *, datediff(day, lag(day) over (partition by name order by day)) as days_since_previous
    from source_days
),

source_usual as (
    select name, percentile(days_since_previous, 0.5) as usual_days
    from source_steps
    group by name
),

marketplace_days as (
    select marketplace as name, order_date as day, sum(order_count) as row_count
    from daily_volume
    group by marketplace, order_date
),

marketplace_rates as (
    select name, min(day) as first_day, sum(row_count) / (datediff(:as_of, min(day)) + 1) as daily_rate
    from marketplace_days
    where row_count > 0
    group by name
),

every_day as (
    select name, daily_rate, explode(sequence(first_day, :as_of, interval 1 day)) as day
    from marketplace_rates
),

filled as (
    select
        every_day.name,
        every_day.day,
        every_day.daily_rate,
        coalesce(marketplace_days.row_count, 0) as row_count,
        count_if(marketplace_days.row_count > 0) over (partition by every_day.name order by every_day.day) as run
    from every_day
    left join marketplace_days on every_day.name = marketplace_days.name and every_day.day = marketplace_days.day
),

expected as (
    select *, daily_rate * count_if(row_count = 0) over (partition by name, run) as expected_in_run
    from filled
)

select
    'source' as kind,
    source_steps.name,
    source_steps.file_count,
    source_steps.row_count,
    coalesce(source_steps.days_since_previous > source_usual.usual_days, false) as is_gap,
    source_steps.day
from source_steps
inner join source_usual on source_steps.name = source_usual.name
union all
select
    'marketplace',
    name,
    cast(null as bigint),
    row_count,
    row_count = 0 and expected_in_run >= 12,
    day
from expected
