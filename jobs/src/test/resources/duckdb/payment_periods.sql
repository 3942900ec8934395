-- Grain: one row per payment, period_type and dimension.
with

periods as (
    select *, unnest(periods_of(payment_date), recursive := true)
    from payments_as_of
)

select * replace (null as payment_method, null as payment_provider, null as payment_currency), 'total' as dimension
from periods
union all
select * replace (null as payment_method, null as payment_provider), 'currency' from periods
union all
select * replace (null as payment_provider, null as payment_currency), 'method' from periods
union all
select * replace (null as payment_currency), 'method_provider' from periods
