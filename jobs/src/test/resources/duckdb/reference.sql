-- Code lists and exchange rates. A type lists its codes in the order by which they are compared:
-- states by their rank, all others by their bytes.
create type order_status as enum ('inquiry', 'placed', 'confirmed', 'completed', 'cancelled', 'returned');

create type payment_status as enum ('authorized', 'declined', 'captured', 'refunded', 'chargeback');

create type payment_method as enum (
    'bank_transfer', 'card', 'cash_on_delivery', 'e_wallet', 'mobile', 'other', 'terminal'
);

create type channel as enum ('b2b', 'b2c');

create type country as enum (select code from iso_countries order by code);

create type currency as enum (select code from iso_currencies order by code);

create type written_event as enum (
    select code
    from read_csv(getvariable('reference') || '/event_codes.csv', header = true, all_varchar = true)
    order by code
);

create table event_codes as
select cast(code as written_event) as written_event, event_code
from read_csv(getvariable('reference') || '/event_codes.csv', header = true, all_varchar = true);

create table regions as
select region, federal_district
from read_csv(getvariable('reference') || '/regions.csv', header = true, all_varchar = true);

-- A prefix between those that are listed belongs to the nearest lower one.
create table postcode_regions as
with

listed as (
    select cast(prefix as integer) as prefix, region
    from read_csv(getvariable('reference') || '/postcode_prefixes.csv', header = true, all_varchar = true)
    where country = getvariable('home_country')
)

select lpad(cast(prefixes.prefix as varchar), 3, '0') as prefix, listed.region
from (select cast(unnest(range(1000)) as integer) as prefix) as prefixes
asof join listed on prefixes.prefix >= listed.prefix
where prefixes.prefix <= (select max(prefix) from listed);

-- What one euro is worth, in millionths: the last publication on or before the day.
create table euro_rates as
with

published as (
    select cast(rate_date as date) as rate_date, quote_currency as currency, cast(rate as decimal(18, 6)) as rate
    from read_csv(getvariable('reference') || '/fx_rates.csv', header = true, all_varchar = true)
    where base_currency = 'EUR'
),

days as (
    select cast(unnest(range(min(rate_date), max(rate_date) + interval 1 day, interval 1 day)) as date) as fx_date
    from published
),

currency_days as (
    select currencies.currency, days.fx_date
    from (select distinct currency from published) as currencies
    cross join days
)

select currency_days.currency, currency_days.fx_date, published.rate_date, cast(published.rate * 1000000 as hugeint) as millionths
from currency_days
asof join published
    on currency_days.currency = published.currency and currency_days.fx_date >= published.rate_date
union all
select 'EUR', fx_date, fx_date, 1000000
from days;

create table fx_daily as
with

crosses as (
    select
        base.currency,
        base.fx_date,
        quote.currency as quote_currency,
        case
            when base.currency = quote.currency then 1
            else hundred_millionths(divided_half_up(quote.millionths * 100000000, base.millionths))
        end as rate,
        case when base.currency <> quote.currency then least(base.rate_date, quote.rate_date) else base.fx_date end
            as rate_date
    from euro_rates as base
    inner join euro_rates as quote on base.fx_date = quote.fx_date
    where quote.currency in ('RUB', 'USD', 'CNY')
)

select
    currency,
    fx_date,
    cast(max(rate) filter (quote_currency = 'RUB') as decimal(18, 8)) as rub_rate,
    cast(max(rate) filter (quote_currency = 'USD') as decimal(18, 8)) as usd_rate,
    cast(max(rate) filter (quote_currency = 'CNY') as decimal(18, 8)) as cny_rate,
    min(rate_date) as rate_date
from crosses
group by currency, fx_date;

create table fx_monthly as
with

means as (
    select
        currency,
        date_trunc('month', fx_date) as month_start,
        hundred_millionths(divided_half_up(sum(rub_rate) * 100000000, count(rub_rate))) as rub_rate
    from fx_daily
    where rub_rate is not null
    group by all
)

select
    coalesce(own.currency, earlier.currency) as currency,
    month_of(coalesce(own.month_start, earlier.month_start + interval 1 year)) as month,
    own.rub_rate,
    earlier.rub_rate as rub_rate_year_ago
from means as own
full join means as earlier
    on own.currency = earlier.currency and own.month_start = earlier.month_start + interval 1 year;

create table last_rate as
select max(fx_date) as fx_date
from fx_daily;

-- Working days up to a day, in the years of the exceptions; else Monday to Friday.
create table working_days as
with

exceptions as (
    select country, cast(date as date) as day, is_working = 'true' as is_working
    from read_csv(getvariable('reference') || '/working_days.csv', header = true, all_varchar = true)
),

days as (
    select country, cast(unnest(range(
        date_trunc('year', min(day)), date_trunc('year', max(day)) + interval 1 year, interval 1 day
    )) as date) as day
    from exceptions
    group by country
)

select
    country,
    day,
    cast(coalesce(is_working, isodow(day) <= 5) as integer) as working,
    sum(working) over (partition by country order by day) as working_up_to
from days
left join exceptions using (country, day);

create table lunar_new_years as
select cast(date as date) as day
from read_csv(getvariable('reference') || '/lunar_new_year.csv', header = true, all_varchar = true);
