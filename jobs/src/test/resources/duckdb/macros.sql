-- The vocabulary of the judgement: a value from a text, and the name of what is wrong with it.
-- Null in a value means that it could not be read; null in a fault means that nothing is wrong.

-- White space (every character up to the space) off the ends; nothing left is missing.
create macro trimmed(written) as
    case
        when written[1] > ' ' and written[-1] > ' ' then written
        else nullif(regexp_replace(written, '^[\x00-\x20]+|[\x00-\x20]+$', '', 'g'), '')
    end;

create macro compact(written) as
    case
        when regexp_full_match(written, '[0-9A-Z]+') then written
        else nullif(upper(regexp_replace(written, '[\x00-\x20]+', '', 'g')), '')
    end;

create macro text_fault(value) as
    case when value is null then 'missing' when length(value) > 64 then 'out_of_range' end;

create macro code_fault(written, value) as
    case when written is null then 'missing' when value is null then 'unknown_code' end;

-- A code of a public list: one of another shape than the list's is not even a code.
create macro listed_fault(written, value, shape) as
    case
        when written is null then 'missing'
        when value is not null then null
        when regexp_full_match(written, shape) then 'unknown_code'
        else 'unreadable'
    end;

-- ISO 8601 with an offset; the cast cuts the digits below the microsecond.
create macro instant(written) as
    case
        when regexp_full_match(
            written,
            '\d{4}-\d\d-\d\d[Tt ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?([Zz]|[+-](0\d|1[0-8])(:?[0-5]\d)?)'
        )
            then try_cast(upper(written) as timestamptz)
    end;

create macro instant_fault(written, value) as
    case
        when written is null then 'missing'
        when value < timestamptz '2000-01-01 00:00:00Z' or value >= timestamptz '2101-01-01 00:00:00Z' then 'out_of_range'
        when value is not null then null
        when instant(written || 'Z') is not null then 'no_offset'
        else 'unreadable'
    end;

-- The last instant that a row of a file can tell of: a day after the end of the day that its path names.
create macro last_instant(path) as
    (try_cast(regexp_extract(path, '.*/dt=(\d{4}-\d\d-\d\d)', 1) as date) + interval 2 days)
    at time zone getvariable('reporting_zone');

-- The day that a path names.
create macro file_date(path) as try_cast(regexp_extract(cast(path as varchar), '.*/dt=(\d{4}-\d\d-\d\d)', 1) as date);

create macro own_instant_fault(written, value, latest) as
    coalesce(instant_fault(written, value), case when value > latest then 'after_file_day' end);

create macro is_amount(written) as
    length(written) <= 64 and regexp_full_match(written, '[+-]?(\d+(\.\d*)?|\.\d+)');

-- Half up needs no digit beyond the third.
create macro amount(written) as
    case
        when is_amount(written)
            then try_cast(trim(regexp_replace(written, '(\.\d{3})\d+', '\1'), '+') as decimal(14, 2))
    end;

create macro amount_fault(written, value) as
    case
        when written is null then 'missing'
        when value is null and not is_amount(written) then 'unreadable'
        when value is null or (written[1] = '-' and regexp_matches(written, '[1-9]')) then 'out_of_range'
    end;

create macro is_whole(written) as length(written) <= 64 and regexp_full_match(written, '[+-]?\d+');

create macro whole(written) as case when is_whole(written) then try_cast(written as integer) end;

create macro whole_fault(written, value, least_value, most) as
    case
        when written is null then 'missing'
        when value between least_value and most then null
        when is_whole(written) then 'out_of_range'
        else 'unreadable'
    end;

-- What is wrong with a value that need not be there; a line with it is accepted without the value.
create macro optional_fault(fault) as nullif(fault, 'missing');

create macro rounded_fault(written) as
    case when regexp_matches(written, '\.\d\d\d*[1-9]') then 'rounded' end;

-- UPU S10: two letters, eight digits, the check digit, two letters. The weighted sum of the digits leaves
-- 0 to 10 when divided by 11, which stand for the check digits in this text.
create macro s10_check_digit(serial) as
    '50987654321'[
        (
            8 * (serial // 10000000) + 6 * (serial // 1000000 % 10) + 4 * (serial // 100000 % 10)
            + 2 * (serial // 10000 % 10) + 3 * (serial // 1000 % 10) + 5 * (serial // 100 % 10)
            + 9 * (serial // 10 % 10) + 7 * (serial % 10)
        ) % 11 + 1
    ];

create macro tracking_number_fault(number) as
    case
        when number is null then 'missing'
        when length(number) > 64 then 'out_of_range'
        when length(number) = 13 and regexp_full_match(number, '[A-Z]{2}[0-9]{9}[A-Z]{2}')
            and number[11] <> s10_check_digit(cast(number[3:10] as integer))
            then 'bad_check_digit'
    end;

-- HMAC-SHA-256 (RFC 2104) under the key whose two pads are given, its first 16 bytes.
create macro keyed_hash(value) as
    left(sha256(getvariable('outer_pad') || unhex(sha256(getvariable('inner_pad') || encode(value)))), 32);

create macro day_of(instant_value) as cast(instant_value at time zone getvariable('reporting_zone') as date);

create macro month_of(day_value) as strftime(day_value, '%Y-%m');

-- numerator / denominator, rounded half up, for positive whole numbers.
create macro divided_half_up(numerator, denominator) as
    (2 * cast(numerator as hugeint) + denominator) // (2 * cast(denominator as hugeint));

create macro hundred_millionths(whole_number) as
    cast(cast(whole_number as decimal(28, 0)) * 0.00000001 as decimal(18, 8));

create macro converted(money, rate) as cast(round(money * rate, 2) as decimal(18, 2));

-- The first 64 bits of the MD5, as a signed number.
create macro signed_hash(value) as
    cast(
        cast(cast('0x' || left(md5(value), 16) as ubigint) as hugeint)
        - if(left(md5(value), 1) >= '8', 18446744073709551616, 0) as bigint
    );

-- As many parcels as would tell as much of an age if all were followed: those at risk over the share that was open
-- (Dorey and Korn 1987); after the last age that of the last.
create macro effective_by(effective_counts, days) as effective_counts[least(days + 1, len(effective_counts))];

-- Of a life table's lists by age: the share that has been delivered by a day, where it rests on ten parcels.
create macro share_by(shares, effective_counts, last_open_share, days) as
    case
        when (days < len(shares) or last_open_share = 0) and effective_by(effective_counts, days) > 10 - 1e-9
            then least(shares[least(days + 1, len(shares))], 1)
    end;

-- The place in the list, one more than the age, at which a share has been delivered; null when that is not reached.
create macro place_of(shares, probability) as
    list_position(list_transform(shares, lambda share: share >= probability - 1e-9), true);

create macro known_age(place, followed_counts) as
    if(followed_counts[place] >= 10, cast(place - 1 as integer), null);

create macro age_fault(place, followed_counts) as
    case when place is null then 'not_reached' when followed_counts[place] < 10 then 'too_few_parcels' end;

-- Wilson's limits (1927) of a share at 95 %; null without trials.
create macro wilson_low(successes, trials) as
    if(successes = 0, if(trials > 0, 0.0, null), (
        successes / trials + 3.8414588206941254 / (2 * trials)
        - 1.959963984540054
            * sqrt(successes * (trials - successes) / trials / trials / trials + 3.8414588206941254 / (4 * trials * trials))
    ) / (1 + 3.8414588206941254 / trials));

create macro wilson_high(successes, trials) as 1 - wilson_low(trials - successes, trials);

create macro is_provisional(period_end) as period_end + getvariable('provisional_days') > getvariable('as_of');

-- The month, quarter and year of a day.
create macro periods_of(day_value) as [
    {
        'period_type': 'month',
        'period': month_of(day_value),
        'period_start': cast(date_trunc('month', day_value) as date),
        'period_end': last_day(day_value)
    },
    {
        'period_type': 'quarter',
        'period': year(day_value) || '-Q' || quarter(day_value),
        'period_start': cast(date_trunc('quarter', day_value) as date),
        'period_end': cast(date_trunc('quarter', day_value) + interval 3 months - interval 1 day as date)
    },
    {
        'period_type': 'year',
        'period': cast(year(day_value) as varchar),
        'period_start': make_date(year(day_value), 1, 1),
        'period_end': make_date(year(day_value), 12, 31)
    }
];

-- The last place in a list of ages that is not above a day.
create macro place_by(ages, days) as nullif(len(list_filter(ages, lambda age: age <= days)), 0);

-- Where all or none have been delivered the curve has no limits: Wilson's of those followed.
create macro share_low(share, low, followed_count) as
    if(share between 1e-9 and 1 - 1e-9, low, wilson_low(round(share) * followed_count, followed_count));

create macro share_high(share, high, followed_count) as
    if(share between 1e-9 and 1 - 1e-9, high, wilson_high(round(share) * followed_count, followed_count));

-- Wilson's with as many independent trials as there are over the design effect.
create macro effective_low(share, trials, design_effect) as
    if(design_effect is null, null, wilson_low(
        share * trials / greatest(design_effect, 1), trials / greatest(design_effect, 1)
    ));

create macro effective_high(share, trials, design_effect) as
    if(design_effect is null, null, wilson_high(
        share * trials / greatest(design_effect, 1), trials / greatest(design_effect, 1)
    ));

-- How sure it is that a silence is no chance, -ln of its probability: of negative binomial counts with a known mean.
create macro silence_evidence(mean_count, dispersion) as
    if(dispersion > 1, mean_count * ln(dispersion) / (dispersion - 1), mean_count);

-- The same where the mean is known from the events that were seen before: of a ratio of two counts.
create macro estimated_evidence(mean_count, dispersion, seen_count) as
    if(
        seen_count > 0,
        seen_count / dispersion * ln(1 + silence_evidence(mean_count, dispersion) / (seen_count / dispersion)),
        0
    );

-- The quantile of chi-square with 20 % below (Wilson and Hilferty 1931).
create macro low_chi_square(degrees) as
    degrees * (1 - 2 / (9 * degrees) - 0.8416212335729143::double * sqrt(2 / (9 * degrees))) ** 3;

-- The share that has come with at most a delay, by a ladder whose list begins with delay 0.
create macro arrived_by(arrived, delay) as
    case when delay < 0 then 0.0 when delay < len(arrived) then arrived[delay + 1] else 1.0 end;

-- The share of a day's things that have come by an age of it and are reported by then.
create macro seen_by(arrived, age, shares) as
    arrived_by(arrived, age - len(shares)) + coalesce(list_sum(list_transform(
        range(least(len(shares), age + 1)),
        lambda lag_days:
            (arrived_by(arrived, age - lag_days) - arrived_by(arrived, age - lag_days - 1)) * shares[lag_days + 1]
    )), 0);

-- What a day comes to by the chain ladder, of what is seen of it and the share of it that is expected to be.
create macro ladder_nowcast(seen_count, complete_share) as
    if(complete_share >= 1, seen_count, (seen_count + 1 - complete_share) / complete_share);

-- Of a list by ages from 0 on whose last age stands for all later ones.
create macro at_age(shares, age, before) as if(age < 0, before, shares[least(age + 1, len(shares))]);

-- Of those seen open at an age: those that are, and those that have ended without being reported.
create macro silent_ends(delivered_shares, age, reported) as
    coalesce(list_sum(list_transform(
        range(least(len(reported), age + 1)),
        lambda lag_days:
            (at_age(delivered_shares, age - lag_days, 0) - at_age(delivered_shares, age - lag_days - 1, 0))
            * (1 - reported[lag_days + 1])
    )), 0);

create macro seen_open(open_shares, age, reported) as
    at_age(open_shares, age, 1) + coalesce(list_sum(list_transform(
        range(least(len(reported), age + 1)),
        lambda lag_days:
            (at_age(open_shares, age - lag_days - 1, 1) - at_age(open_shares, age - lag_days, 1))
            * (1 - reported[lag_days + 1])
    )), 0);

-- Wilson's limits with half as many trials, and with the normal quantile of a level.
create macro halved_wilson(successes, trials, quantile, side) as
    (
        successes / trials + quantile * quantile / trials
        + side * quantile * sqrt(
            (successes / trials * (1 - successes / trials) + quantile * quantile / trials / 2) / (trials / 2)
        )
    ) / (1 + 2 * quantile * quantile / trials);
