-- Grain: one row per order_month, start_month, flow, channel, carrier, leg, days.
-- Day: a leg's days are the difference of the dates of its two ends in the reporting zone; start_month is
-- the month of posting. Only parcels of the operator's clock: tracked to delivery, with a start.
with

legs as (
    select
        order_month,
        date_format(operator_start_date, 'yyyy-MM') as start_month,
        flow, trade, channel, carrier,
        stack(
            9,
            'processing', paid_at, ema_at,
            'origin', ema_at, emc_at,
            'export_customs', exa_at, exc_at,
            'transport', emc_at, emd_at,
            'import_customs', import_customs_from, import_customs_to,
            'domestic', emf_at, arrived_at,
            'last_mile', arrived_at, emi_at,
            'operator', started_at, available_at,
            'buyer', paid_at, emi_at
        ) as (leg, from_at, to_at)
    from parcels_as_of
    where operator_excluded_because is null
),

measured as (
    select
        *,
        if(
            to_at >= from_at,
            datediff(from_utc_timestamp(to_at, :reporting_zone), from_utc_timestamp(from_at, :reporting_zone)),
            null
        ) as days
    from legs
)

select
    order_month,
    start_month,
    flow,
    trade,
    channel,
    carrier,
    leg,
    days,
    count(*) as parcel_count,
    sum(if(days is null, 0, unix_micros(to_at) - unix_micros(from_at))) as microsecond_sum,
    count_if(to_at < from_at) as inconsistent_count
from measured
group by order_month, start_month, flow, trade, channel, carrier, leg, days
