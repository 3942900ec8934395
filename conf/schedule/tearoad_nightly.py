"""Tea Road, every night, for Airflow 2.4 or newer with apache-airflow-providers-apache-spark.

Put it into the DAGs folder, change the paths, and make a connection `tearoad_spark` of type Spark.
"""

from datetime import timedelta

import pendulum
from airflow import DAG
from airflow.providers.apache.spark.operators.spark_submit import SparkSubmitOperator
from airflow.timetables.interval import CronDataIntervalTimetable

ZONE = "Europe/Moscow"

with DAG(
    dag_id="tearoad_nightly",
    description="Reads the new logs of China-Russia e-commerce and publishes a release",
    # The interval is the day before: its start is the day that the night is for.
    schedule=CronDataIntervalTimetable("30 5 * * *", timezone=ZONE),
    start_date=pendulum.datetime(2015, 1, 1, tz=ZONE),
    # One night reads all that was missed, so there is nothing to catch up with.
    catchup=False,
    max_active_runs=1,
    tags=["tearoad"],
) as dag:
    SparkSubmitOperator(
        task_id="nightly",
        conn_id="tearoad_spark",
        name="Tea Road",
        application="/opt/tearoad/jobs/target/tearoad.jar",
        java_class="org.tearoad.Main",
        application_args=[
            "nightly",
            "--conf",
            "/etc/tearoad/tearoad.conf",
            "--as-of",
            "{{ data_interval_start.in_timezone('" + ZONE + "') | ds }}",
        ],
        # For a lock that somebody holds, or a lost machine. A run is all or nothing: to repeat one
        # that failed for another reason does no harm and no good.
        retries=2,
        retry_delay=timedelta(minutes=15),
        execution_timeout=timedelta(hours=6),
    )
