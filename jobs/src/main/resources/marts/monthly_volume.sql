-- Grain: one row per order_month, flow, channel, marketplace and region; and again per category.
-- Day: the month of the order in the reporting zone. A parcel counts in the month of its order.
-- Money: as in daily_volume; besides, in roubles at the mean rates of the month and of the same month
-- a year before, from which growth at constant exchange rates follows.
with

sliced as (
    select *, explode(map('region', destination_region, 'category', category)) as (dimension, slice)
    from orders_as_of
)

select
    order_month,
    flow,
    trade,
    channel,
    marketplace,
    dimension,
    slice,
    count_if(is_placed) as order_count,
    count_if(is_in_gmv) as gmv_order_count,
    count_if(is_in_gmv and order_amount_rub is not null) as converted_order_count,
    sum(if(is_placed, parcel_count, 0)) as parcel_count,
    coalesce(sum(if(is_in_gmv, order_amount_rub, null)), 0) as gmv_rub,
    coalesce(sum(if(is_in_gmv, order_amount_usd, null)), 0) as gmv_usd,
    coalesce(sum(if(is_in_gmv, order_amount_cny, null)), 0) as gmv_cny,
    if(count_if(is_in_gmv) = 0, 0, sum(if(is_in_gmv, order_amount_rub_month_rate, null))) as gmv_rub_month_rates,
    if(count_if(is_in_gmv) = 0, 0, sum(if(is_in_gmv, order_amount_rub_year_ago_rate, null))) as gmv_rub_year_ago_rates,
    coalesce(sum(if(is_in_gmv and order_amount_rub_month_rate is null, order_amount_rub, null)), 0)
        as gmv_rub_without_month_rates,
    coalesce(sum(if(is_in_gmv and order_amount_rub_year_ago_rate is null, order_amount_rub, null)), 0)
        as gmv_rub_without_year_ago_rates,
    sum(if(is_in_gmv, refunded_amount_rub, null)) as refunded_rub
from sliced
group by order_month, flow, trade, channel, marketplace, dimension, slice
