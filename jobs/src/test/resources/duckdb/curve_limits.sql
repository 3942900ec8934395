-- Grain: one row per cohort, scope, clock, day_type, dimension, slice and age at which any ended.
-- Limits on the scale ln(-ln(1 - share)); null where the share is 0 or 1, or the errors are not known.
with

spreads as (
    select curve_errors.*,
        case
            when group_count is null then 1.959963984540054 * sqrt(greatest(design_effect, 1)) * single_error
            when grouped_error is not null then greatest(
                student.critical_value * greatest(grouped_error, sqrt(design_effect) * single_error),
                1.959963984540054 * single_error
            )
        end as spread
    from curve_errors
    inner join curve_effects using (cohort_type, cohort, scope, clock, day_type, dimension, slice)
    left join student on student.degrees = curve_errors.group_count - 1
    where design_effect is not null
),

scaled as (
    select *, if(share between 1e-9 and 1 - 1e-9, exp(-spread / ((1 - share) * ln(1 - share))), null) as factor
    from spreads
)

select
    cohort_type, cohort, scope, clock, day_type, dimension, slice, age_days,
    1 - (1 - share) ** (1 / factor) as share_low,
    1 - (1 - share) ** factor as share_high,
    if(share > 1 - 1e-9 and spread is not null, 1, share_high) as highest
from scaled
