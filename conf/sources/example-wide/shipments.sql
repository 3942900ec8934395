-- The shipments log out of the same export: one row per milestone that a parcel has passed.
-- The shop's milestones as events of UPU EMSEVT V3; the first two happen in China.
with

scans as (
    select *,
        stack(5,
            'EMA', shipped,
            'EMC', departed,
            'EMD', arrived,
            'EDC', customs,
            'EMI', delivered)
            as (event_code, event_at)
    from raw
    where not (state <=> 'test')
)

select parcel as tracking_number, no as order_id, 'china-post' as carrier, 'registered' as service,
    event_code, event_at, if(event_code in ('EMA', 'EMC'), 'CN', country) as event_country,
    _file, _line
from scans
where event_at is not null
