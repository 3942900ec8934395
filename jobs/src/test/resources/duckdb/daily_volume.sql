-- Grain: one row per order_date, flow, channel, marketplace, order_currency.
-- Money: sums over the orders in GMV; a sum of nothing is 0, but of no refunds null.
select
    order_month,
    order_date,
    flow,
    trade,
    channel,
    marketplace,
    order_currency,
    count(*) filter (is_placed) as order_count,
    count(*) filter (is_in_gmv) as gmv_order_count,
    count(order_amount_rub) filter (is_in_gmv) as converted_order_count,
    count(*) filter (is_inquiry) as inquiry_count,
    coalesce(sum(item_quantity) filter (is_placed), 0) as item_quantity,
    coalesce(sum(parcel_count) filter (is_placed), 0) as parcel_count,
    coalesce(sum(order_amount) filter (is_in_gmv), 0) as gmv_amount,
    coalesce(sum(order_amount_rub) filter (is_in_gmv), 0) as gmv_rub,
    coalesce(sum(order_amount_usd) filter (is_in_gmv), 0) as gmv_usd,
    coalesce(sum(order_amount_cny) filter (is_in_gmv), 0) as gmv_cny,
    sum(refunded_amount_rub) filter (is_in_gmv) as refunded_rub,
    sum(refunded_amount_usd) filter (is_in_gmv) as refunded_usd,
    sum(refunded_amount_cny) filter (is_in_gmv) as refunded_cny
from orders_as_of
group by all
