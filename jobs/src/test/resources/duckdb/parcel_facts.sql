-- Grain: one row per tracking number and order.
-- The earliest scan of each event, of each country and of all; of equal instants the scan with the least
-- carrier and service is the earliest.
with

scans as (
    select
        shipments.*,
        event_codes.event_code,
        file_date(shipments.file) as file_date
    from shipments
    inner join event_codes on shipments.written_event = event_codes.written_event
    where shipments.reason is null
),

folded as (
    select
        order_id,
        tracking_number,
        min((event_at, carrier, service)) as first_scan,
        max(event_at) as last_scan_at,
        min(file_date) as first_file_date,
        max(file_date) as last_file_date,
        max((date_trunc('second', event_at), date '1970-01-01' - file_date)) as last_report,
        list(event_at) filter (event_code = 'EMH') as attempts,
        min(event_at) filter (event_code = 'EMA') as ema_at,
        min(event_at) filter (event_code = 'EMB') as emb_at,
        min(event_at) filter (event_code = 'EXA') as exa_at,
        min(event_at) filter (event_code = 'EXB') as exb_at,
        min(event_at) filter (event_code = 'EXC') as exc_at,
        min(event_at) filter (event_code = 'EXD') as exd_at,
        min(event_at) filter (event_code = 'EXX') as exx_at,
        min(event_at) filter (event_code = 'EMC') as emc_at,
        min(event_at) filter (event_code = 'EMJ') as emj_at,
        min(event_at) filter (event_code = 'EMK') as emk_at,
        min(event_at) filter (event_code = 'EMD') as emd_at,
        min(event_at) filter (event_code = 'EDA') as eda_at,
        min(event_at) filter (event_code = 'EDB') as edb_at,
        min(event_at) filter (event_code = 'EME') as eme_at,
        min(event_at) filter (event_code = 'EDC') as edc_at,
        min(event_at) filter (event_code = 'EDX') as edx_at,
        min(event_at) filter (event_code = 'EMF') as emf_at,
        min(event_at) filter (event_code = 'EDD') as edd_at,
        min(event_at) filter (event_code = 'EDE') as ede_at,
        min(event_at) filter (event_code = 'EMG') as emg_at,
        min(event_at) filter (event_code = 'EDF') as edf_at,
        min(event_at) filter (event_code = 'EDG') as edg_at,
        min(event_at) filter (event_code = 'EDH') as edh_at,
        min(event_at) filter (event_code = 'EMH') as emh_at,
        min(event_at) filter (event_code = 'EMI') as emi_at
    from scans
    group by order_id, tracking_number
),

by_country as (
    select order_id, tracking_number, event_country, min(event_at) as first_at
    from shipments
    where reason is null
    group by order_id, tracking_number, event_country
),

countries as (
    select
        order_id,
        tracking_number,
        list_sort(list({'country': cast(event_country as varchar), 'at': first_at})) as country_scans
    from by_country
    group by order_id, tracking_number
),

timed as (
    select
        folded.*,
        countries.country_scans,
        order_facts.order_month,
        folded.ema_at is not null as is_start_scanned,
        coalesce(
            folded.ema_at,
            list_filter(countries.country_scans, lambda scan: scan.country = order_facts.origin_country)[1].at
        ) as started_at,
        least(folded.emh_at, folded.edh_at, folded.emi_at) as available_at,
        least(folded.exx_at, folded.edx_at) as returned_at
    from folded
    inner join countries
        on folded.order_id = countries.order_id and folded.tracking_number = countries.tracking_number
    left join order_facts on folded.order_id = order_facts.order_id
)

select
    tracking_number,
    order_id,
    first_scan[2] as carrier,
    first_scan[3] as service,
    is_start_scanned,
    day_of(started_at) as start_date,
    day_of(available_at) as available_date,
    day_of(emi_at) as delivered_date,
    day_of(returned_at) as returned_date,
    day_of(last_scan_at) as last_scan_date,
    date '1970-01-01' - cast(last_report[2] as integer) as last_scan_reported_date,
    started_at,
    available_at,
    returned_at,
    first_scan[1] as first_scan_at,
    last_scan_at,
    ema_at, emb_at, exa_at, exb_at, exc_at, exd_at, exx_at, emc_at, emj_at, emk_at, emd_at, eda_at, edb_at,
    eme_at, edc_at, edx_at, emf_at, edd_at, ede_at, emg_at, edf_at, edg_at, edh_at, emh_at, emi_at,
    coalesce(list_sort(list_distinct(attempts))[1:8], []) as attempts_at,
    country_scans,
    first_file_date,
    last_file_date,
    coalesce(order_month, 'waiting') as order_month
from timed
