-- Grain: one row per clock of a parcel of a known order.
-- A clock that ended after the as-of day is open; of delivery and return the earlier one ends it.
with

limits as (
    select (getvariable('as_of') + interval 1 day) at time zone getvariable('reporting_zone') as end_at
),

known as (
    select
        parcel_facts.tracking_number,
        orders_as_of.order_month,
        orders_as_of.order_date,
        orders_as_of.flow,
        orders_as_of.trade,
        orders_as_of.channel,
        orders_as_of.marketplace,
        orders_as_of.destination_region,
        orders_as_of.category,
        cast(parcel_facts.carrier as varchar) as carrier,
        cast(parcel_facts.service as varchar) as service,
        orders_as_of.order_date + cast(orders_as_of.promised_days as integer) as promise_date,
        least(parcel_facts.last_scan_date, getvariable('as_of')) as last_scan_date,
        regexp_full_match(parcel_facts.tracking_number, 'U[A-Z]\d{9}[A-Z]{2}') as is_untracked,
        orders_as_of.is_paid_on_delivery,
        case when not orders_as_of.is_paid_on_delivery then orders_as_of.paid_at end as paid_at,
        case when started_at < end_at then started_at end as started_at,
        case when available_at < end_at then available_at end as available_at,
        case when returned_at < end_at then returned_at end as returned_at,
        case when ema_at < end_at then ema_at end as ema_at,
        case when exa_at < end_at then exa_at end as exa_at,
        case when exc_at < end_at then exc_at end as exc_at,
        case when emc_at < end_at then emc_at end as emc_at,
        case when emd_at < end_at then emd_at end as emd_at,
        case when edb_at < end_at then edb_at end as edb_at,
        case when edc_at < end_at then edc_at end as edc_at,
        case when emf_at < end_at then emf_at end as emf_at,
        case when emg_at < end_at then emg_at end as emg_at,
        case when edh_at < end_at then edh_at end as edh_at,
        case when emh_at < end_at then emh_at end as emh_at,
        case when emi_at < end_at then emi_at end as emi_at
    from parcel_facts
    cross join limits
    inner join orders_as_of using (order_id)
    where parcel_facts.first_scan_at < end_at
),

clocks as (
    select *, 'operator' as clock, started_at as start_at, available_at as delivered_at,
        least(available_at, returned_at) as ended_at
    from known
    union all
    select *, 'buyer', paid_at, emi_at, least(emi_at, returned_at)
    from known
)

select
    *,
    case when ended_at is null then 'open' when ended_at = delivered_at then 'delivered' else 'returned' end as outcome,
    case
        when is_untracked then 'not_tracked_to_delivery'
        when clock = 'buyer' and is_paid_on_delivery then 'paid_on_delivery'
        when start_at is null then 'no_start'
        when day_of(ended_at) < day_of(start_at) then 'negative'
    end as excluded_because,
    emh_at is not null or (emi_at is not null and edh_at is null) as is_attempted,
    emi_at is not null and edh_at is null and (emh_at is null or emh_at > emi_at) as is_first_attempt,
    ema_at is not null and emi_at is not null
        and (trade <> 'cross_border' or (emc_at is not null and emd_at is not null)) as is_complete
from clocks
