-- Grain: one row per order_month, flow, marketplace.
-- Money: GMV in roubles of the orders with a rate.
select
    order_month,
    flow,
    trade,
    marketplace,
    count(*) filter (is_inquiry) as inquiry_count,
    count(won_days) as won_count,
    count(*) filter (won_days <= 30) as won_within_30_count,
    count(*) filter (won_days <= 60) as won_within_60_count,
    count(*) filter (won_days <= 90) as won_within_90_count,
    count(*) filter (is_placed) as order_count,
    count(*) filter (is_in_gmv) as gmv_order_count,
    count(order_amount_rub) filter (is_in_gmv) as converted_order_count,
    coalesce(sum(order_amount_rub) filter (is_in_gmv), 0) as gmv_rub,
    list_sort(list(distinct signed_hash(marketplace || ' ' || buyer_key)))[:4096] as buyer_hashes,
    list_sort(list(distinct signed_hash(marketplace || ' ' || seller_id)))[:4096] as seller_hashes
from inquiries
group by all
