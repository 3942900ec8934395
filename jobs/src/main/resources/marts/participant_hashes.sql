-- Grain: one row per order_month, channel, trade, marketplace, measure.
-- Day: the month of the order in the reporting zone; orders ever placed. A buyer or seller is known to
-- one marketplace: the same number elsewhere is somebody else.
-- The 4,096 smallest different hashes are a sketch that merges: those of several months or marketplaces
-- are the smallest of all of theirs.
with

participants as (
    select
        order_month,
        channel,
        trade,
        marketplace,
        explode(
            map('buyers', xxhash64(marketplace, buyer_key), 'sellers', xxhash64(marketplace, seller_id))
        ) as (measure, hash)
    from orders_as_of
    where is_placed
),

ranked as (
    select *, dense_rank() over (partition by order_month, channel, trade, marketplace, measure order by hash) as hash_rank
    from participants
),

different as (
    select order_month, channel, trade, marketplace, measure, hash
    from ranked
    where hash_rank <= 4096
    group by order_month, channel, trade, marketplace, measure, hash
)

select
    order_month,
    channel,
    trade,
    marketplace,
    measure,
    array_sort(collect_list(hash)) as hashes
from different
group by order_month, channel, trade, marketplace, measure
