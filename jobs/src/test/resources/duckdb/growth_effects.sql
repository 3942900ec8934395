-- Grain: one row per period_type, period, channel, trade that is comparable.
-- Money: the change of gmv_rub by orders, shares of marketplaces and currencies, tickets and rates:
-- Σ L(V1, V0) · ln(x1 / x0), L(a, b) = (a - b) / ln(a / b). What comes or goes is structure, all from or to
-- nothing is orders, and amounts that were or become 0 are ticket.
with

cells as (
    select
        channel, trade, cast(order_month || '-01' as date) as month_start, marketplace, order_currency,
        cast(sum(converted_order_count) as double) as orders,
        cast(sum(gmv_amount) as double) / sum(gmv_order_count) as ticket,
        cast(sum(gmv_rub) as double) as rub
    from daily_volume
    group by all
    having sum(converted_order_count) > 0
),

both_years as (
    select
        channel, trade, month_start, marketplace, order_currency,
        coalesce(now.orders, 0) as orders, coalesce(ago.orders, 0) as orders_ago,
        now.ticket, ago.ticket as ticket_ago, coalesce(now.rub, 0) as rub, coalesce(ago.rub, 0) as rub_ago
    from cells as now
    full join (
        select * replace (cast(month_start + interval 12 months as date) as month_start) from cells
    ) as ago
        using (channel, trade, month_start, marketplace, order_currency)
    where month_start <= getvariable('as_of')
),

judged as (
    select
        *,
        sum(orders) over market as all_orders,
        sum(orders_ago) over market as all_orders_ago,
        rub - rub_ago as change,
        case
            when rub > 0 and rub_ago > 0
                then if(rub = rub_ago, rub, (rub - rub_ago) / ln(rub / rub_ago))
        end as mean
    from both_years
    window market as (partition by channel, trade, month_start)
),

-- Where both are there their logarithms; else all of the change has one cause.
effects as (
    select
        channel,
        trade,
        month_start,
        change,
        case
            when mean is not null then mean * ln(all_orders / all_orders_ago)
            when all_orders = 0 or all_orders_ago = 0 then change
            else 0
        end as orders_effect,
        case
            when mean is not null then mean * ln(orders / all_orders / (orders_ago / all_orders_ago))
            when all_orders > 0 and all_orders_ago > 0 and (orders = 0 or orders_ago = 0) then change
            else 0
        end as structure_effect,
        case
            when mean is not null then mean * ln(ticket / ticket_ago)
            when orders > 0 and orders_ago > 0 then change
            else 0
        end as ticket_effect,
        if(mean is null, 0, mean * ln(rub / (orders * ticket) / (rub_ago / (orders_ago * ticket_ago)))) as currency_effect
    from judged
)

select
    period_type,
    period,
    channel,
    trade,
    sum(change) as change_rub,
    sum(orders_effect) as orders_effect_rub,
    sum(structure_effect) as structure_effect_rub,
    sum(ticket_effect) as ticket_effect_rub,
    sum(currency_effect) as currency_effect_rub
from effects
inner join period_months using (month_start)
inner join volume_growth using (period_type, period, channel, trade)
where volume_growth.dimension = 'total' and volume_growth.measure = 'gmv_rub' and volume_growth.is_comparable
group by all
