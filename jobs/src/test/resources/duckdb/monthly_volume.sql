-- Grain: one row per order_month, flow, channel, marketplace and region; and again per category.
-- Money: as in daily_volume; at mean rates null where there are none.
with

slices as (
    select *, 'region' as dimension, destination_region as slice from orders_as_of
    union all
    select *, 'category', category from orders_as_of
)

select
    order_month,
    flow,
    trade,
    channel,
    marketplace,
    dimension,
    slice,
    count(*) filter (is_placed) as order_count,
    count(*) filter (is_in_gmv) as gmv_order_count,
    count(order_amount_rub) filter (is_in_gmv) as converted_order_count,
    coalesce(sum(parcel_count) filter (is_placed), 0) as parcel_count,
    coalesce(sum(order_amount_rub) filter (is_in_gmv), 0) as gmv_rub,
    coalesce(sum(order_amount_usd) filter (is_in_gmv), 0) as gmv_usd,
    coalesce(sum(order_amount_cny) filter (is_in_gmv), 0) as gmv_cny,
    if(count(*) filter (is_in_gmv) = 0, 0, sum(order_amount_rub_month_rate) filter (is_in_gmv))
        as gmv_rub_month_rates,
    if(count(*) filter (is_in_gmv) = 0, 0, sum(order_amount_rub_year_ago_rate) filter (is_in_gmv))
        as gmv_rub_year_ago_rates,
    coalesce(sum(order_amount_rub) filter (is_in_gmv and order_amount_rub_month_rate is null), 0)
        as gmv_rub_without_month_rates,
    coalesce(sum(order_amount_rub) filter (is_in_gmv and order_amount_rub_year_ago_rate is null), 0)
        as gmv_rub_without_year_ago_rates,
    sum(refunded_amount_rub) filter (is_in_gmv) as refunded_rub
from slices
group by all
