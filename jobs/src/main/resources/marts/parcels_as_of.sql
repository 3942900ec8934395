-- Grain: one row per parcel of a known order that was scanned by the end of the as-of day.
-- Day: dates in the reporting zone. Instants after the as-of day count as not having happened.
-- Two clocks: the operator's from posting to the first attempt or availability, the buyer's from payment
-- to delivery; who pays on delivery does not start it. What comes first of delivery and return ends a clock; what has not ended is open.
with

scanned as (
    select
        order_id,
        tracking_number,
        carrier,
        service,
        if(started_at < :as_of_end, start_date, null) as start_date,
        if(available_at < :as_of_end, available_date, null) as available_date,
        if(emi_at < :as_of_end, delivered_date, null) as delivered_date,
        if(returned_at < :as_of_end, returned_date, null) as returned_date,
        least(last_scan_date, :as_of) as last_scan_date,
        tracking_number rlike '^U[A-Z][0-9]{9}[A-Z]{2}$'
            or find_in_set(service, :untracked_services) > 0 as is_untracked,
        if(started_at < :as_of_end, started_at, null) as started_at,
        if(available_at < :as_of_end, available_at, null) as available_at,
        if(returned_at < :as_of_end, returned_at, null) as returned_at,
        if(ema_at < :as_of_end, ema_at, null) as ema_at,
        if(exa_at < :as_of_end, exa_at, null) as exa_at,
        if(exc_at < :as_of_end, exc_at, null) as exc_at,
        if(emc_at < :as_of_end, emc_at, null) as emc_at,
        if(emd_at < :as_of_end, emd_at, null) as emd_at,
        if(coalesce(edb_at, emd_at) < :as_of_end, coalesce(edb_at, emd_at), null) as import_customs_from,
        if(coalesce(edc_at, emf_at) < :as_of_end, coalesce(edc_at, emf_at), null) as import_customs_to,
        if(emf_at < :as_of_end, emf_at, null) as emf_at,
        if(least(emg_at, edh_at) < :as_of_end, least(emg_at, edh_at), null) as arrived_at,
        if(edh_at < :as_of_end, edh_at, null) as edh_at,
        if(emh_at < :as_of_end, emh_at, null) as emh_at,
        if(emi_at < :as_of_end, emi_at, null) as emi_at
    from parcel_facts
    where first_scan_at < :as_of_end
),

clocks as (
    select
        scanned.*,
        orders_as_of.order_month,
        orders_as_of.order_date,
        orders_as_of.flow,
        orders_as_of.trade,
        orders_as_of.channel,
        orders_as_of.marketplace,
        orders_as_of.destination_region,
        orders_as_of.category,
        orders_as_of.is_paid_on_delivery,
        if(orders_as_of.is_paid_on_delivery, null, orders_as_of.paid_at) as paid_at,
        if(orders_as_of.is_paid_on_delivery, null, orders_as_of.paid_date) as paid_date,
        date_add(orders_as_of.order_date, orders_as_of.promised_days) as promise_date,
        case
            when scanned.available_at <= coalesce(scanned.returned_at, scanned.available_at) then 'delivered'
            when scanned.returned_at is not null then 'returned'
            else 'open'
        end as operator_outcome,
        case
            when scanned.emi_at <= coalesce(scanned.returned_at, scanned.emi_at) then 'delivered'
            when scanned.returned_at is not null then 'returned'
            else 'open'
        end as buyer_outcome
    from scanned
    inner join orders_as_of on scanned.order_id = orders_as_of.order_id
),

ended as (
    select
        *,
        case operator_outcome when 'delivered' then available_date when 'returned' then returned_date end
            as operator_end_date,
        case buyer_outcome when 'delivered' then delivered_date when 'returned' then returned_date end
            as buyer_end_date
    from clocks
)

select
    order_id,
    tracking_number,
    order_month,
    flow,
    trade,
    channel,
    marketplace,
    destination_region,
    category,
    carrier,
    service,
    order_date,
    promise_date,
    last_scan_date,
    start_date as operator_start_date,
    operator_end_date,
    operator_outcome,
    case
        when is_untracked then 'not_tracked_to_delivery'
        when start_date is null then 'no_start'
        when operator_end_date < start_date then 'negative'
    end as operator_excluded_because,
    paid_date as buyer_start_date,
    buyer_end_date,
    buyer_outcome,
    case
        when is_untracked then 'not_tracked_to_delivery'
        when is_paid_on_delivery then 'paid_on_delivery'
        when paid_date is null then 'no_start'
        when buyer_end_date < paid_date then 'negative'
    end as buyer_excluded_because,
    emh_at is not null or (emi_at is not null and edh_at is null) as is_attempted,
    emi_at is not null and edh_at is null and coalesce(emh_at > emi_at, true) as is_first_attempt,
    ema_at is not null and emi_at is not null
        and (trade <> 'cross_border' or (emc_at is not null and emd_at is not null)) as is_complete,
    paid_at,
    started_at,
    available_at,
    ema_at,
    exa_at,
    exc_at,
    emc_at,
    emd_at,
    import_customs_from,
    import_customs_to,
    emf_at,
    arrived_at,
    emi_at
from ended
