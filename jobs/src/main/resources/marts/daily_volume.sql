-- Grain: one row per order_date, flow, channel, marketplace, order_currency.
-- Day: the day of the order in the reporting zone. A parcel counts on the day of its order.
-- Money: GMV is what was ordered and not cancelled before capture; refunds stand beside it. Where no
-- order has an exchange rate the converted sums are 0: they cover the converted orders only.
select
    order_month,
    order_date,
    flow,
    trade,
    channel,
    marketplace,
    order_currency,
    count_if(is_placed) as order_count,
    count_if(is_in_gmv) as gmv_order_count,
    count_if(is_in_gmv and order_amount_rub is not null) as converted_order_count,
    count_if(is_inquiry) as inquiry_count,
    sum(if(is_placed, item_quantity, 0)) as item_quantity,
    sum(if(is_placed, parcel_count, 0)) as parcel_count,
    sum(if(is_in_gmv, order_amount, 0)) as gmv_amount,
    coalesce(sum(if(is_in_gmv, order_amount_rub, null)), 0) as gmv_rub,
    coalesce(sum(if(is_in_gmv, order_amount_usd, null)), 0) as gmv_usd,
    coalesce(sum(if(is_in_gmv, order_amount_cny, null)), 0) as gmv_cny,
    sum(if(is_in_gmv, refunded_amount_rub, null)) as refunded_rub,
    sum(if(is_in_gmv, refunded_amount_usd, null)) as refunded_usd,
    sum(if(is_in_gmv, refunded_amount_cny, null)) as refunded_cny
from orders_as_of
group by order_month, order_date, flow, trade, channel, marketplace, order_currency
