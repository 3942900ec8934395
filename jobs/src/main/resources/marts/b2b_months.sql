-- Grain: one row per order_month, flow, marketplace of the channel b2b.
-- Day: the month of the order in the reporting zone, for an inquiry that became an order the inquiry's.
-- Money: GMV in roubles as in daily_volume, of the orders with an exchange rate.
-- A buyer or seller is known to one marketplace: the same number elsewhere is somebody else. The 4,096
-- smallest different hashes are a sketch that merges.
with

parties as (
    select
        *,
        is_inquiry and is_placed as is_won,
        datediff(placed_date, inquired_date) as days_to_order,
        cast(conv(left(md5(concat_ws(' ', marketplace, buyer_key)), 16), 16, -10) as bigint) as buyer_hash,
        cast(conv(left(md5(concat_ws(' ', marketplace, seller_id)), 16), 16, -10) as bigint) as seller_hash
    from orders_as_of
    where channel = 'b2b' and (is_inquiry or is_placed)
)

select
    order_month,
    flow,
    trade,
    marketplace,
    count_if(is_inquiry) as inquiry_count,
    count_if(is_won) as won_count,
    count_if(is_won and days_to_order <= 30) as won_within_30_count,
    count_if(is_won and days_to_order <= 60) as won_within_60_count,
    count_if(is_won and days_to_order <= 90) as won_within_90_count,
    count_if(is_placed) as order_count,
    count_if(is_in_gmv) as gmv_order_count,
    count_if(is_in_gmv and order_amount_rub is not null) as converted_order_count,
    coalesce(sum(if(is_in_gmv, order_amount_rub, null)), 0) as gmv_rub,
    slice(array_sort(array_distinct(collect_list(buyer_hash))), 1, 4096) as buyer_hashes,
    slice(array_sort(array_distinct(collect_list(seller_hash))), 1, 4096) as seller_hashes
from parties
group by order_month, flow, trade, marketplace
