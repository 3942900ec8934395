-- Grain: one row per order_month, start_month, flow, channel, carrier, leg, days.
with

legs as (
    select
        order_month, month_of(day_of(started_at)) as start_month, flow, trade, channel, carrier,
        unnest([
            {'leg': 'processing', 'from_at': paid_at, 'to_at': ema_at},
            {'leg': 'origin', 'from_at': ema_at, 'to_at': emc_at},
            {'leg': 'export_customs', 'from_at': exa_at, 'to_at': exc_at},
            {'leg': 'transport', 'from_at': emc_at, 'to_at': emd_at},
            {'leg': 'import_customs', 'from_at': coalesce(edb_at, emd_at), 'to_at': coalesce(edc_at, emf_at)},
            {'leg': 'domestic', 'from_at': emf_at, 'to_at': least(emg_at, edh_at)},
            {'leg': 'last_mile', 'from_at': least(emg_at, edh_at), 'to_at': emi_at},
            {'leg': 'operator', 'from_at': started_at, 'to_at': available_at},
            {'leg': 'buyer', 'from_at': paid_at, 'to_at': emi_at}
        ], recursive := true)
    from parcels_as_of
    where clock = 'operator' and excluded_because is null
)

select
    order_month,
    start_month,
    flow,
    trade,
    channel,
    carrier,
    leg,
    if(to_at >= from_at, cast(day_of(to_at) - day_of(from_at) as integer), null) as days,
    count(*) as parcel_count,
    cast(coalesce(sum(epoch_us(to_at) - epoch_us(from_at)) filter (to_at >= from_at), 0) as bigint) as microsecond_sum,
    count(*) filter (to_at < from_at) as inconsistent_count
from legs
group by all
