-- Grain: one row per kind, subject_type, subject.
from silence_alerts
union all by name
from change_alerts
union all by name
from week_alerts
