package org.tearoad.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The committed sample. */
@Tag("long")
class SampleTwinTest extends TwinCase {
  private static final Path SAMPLES = Path.of("../data-samples").toAbsolutePath().normalize();

  @Override
  Path raw(Path folder) {
    return SAMPLES.resolve("raw");
  }

  @Test
  void thePlantedInterruptionAloneIsFound() throws SQLException {
    assertThat(
            answers(
                "select event || ' ' || flow || ' ' || region from pipeline.region_interruptions where kind <> 'cannot_be_seen' order by all"))
        .containsExactly("delivery import UA-43", "order import UA-43", "posting import UA-43");
  }

  /** The stop is planted for orders; what was on its way was still delivered. */
  @Test
  void itsIntervalsHoldThePlantedDays() throws SQLException {
    assertThat(
            answers(
                """
                select
                    planted."from" between start_earliest and start_latest,
                    planted."to" between end_earliest and end_latest
                from pipeline.region_interruptions as found
                inner join read_csv('%s/truth/events.csv') as planted
                    on found.region = planted.name and planted.kind = 'region_interruption'
                where found.kind = 'interruption' and found.event = 'order'
                """
                    .formatted(SAMPLES)))
        .containsExactly("true true");
  }

  @Test
  void itsLastAndFirstEventsAreThoseOfTheTruth() throws SQLException {
    String realised =
        """
        with orders as (
            from read_csv('%1$s/truth/orders.csv.gz')
            where flow = 'import' and channel = 'b2c' and destination_region = 'UA-43'
        ),
        parcels as (
            select *
            from read_csv('%1$s/truth/parcels.csv.gz', types = {
                'ema_at': 'timestamptz', 'emb_at': 'timestamptz', 'exa_at': 'timestamptz', 'exc_at': 'timestamptz',
                'exx_at': 'timestamptz', 'emc_at': 'timestamptz', 'emh_at': 'timestamptz', 'edh_at': 'timestamptz',
                'edx_at': 'timestamptz', 'emi_at': 'timestamptz'
            })
            semi join orders using (order_id)
        ),
        events as (
            select 'order' as event, order_date as day from orders where ever_placed
            union all
            select 'posting', day_of(coalesce(ema_at, least(emb_at, exa_at, exc_at, exx_at, emc_at))) from parcels
            union all
            select 'delivery', day_of(least(emh_at, edh_at, emi_at)) from parcels
            where coalesce(least(emh_at, edh_at, emi_at) <= least(exx_at, edx_at), true)
        )
        """
            .formatted(SAMPLES);

    assertThat(
            answers(
                realised
                    + """
                    select found.event,
                        max(day) filter (day < start_latest) = any_value(last_event_date),
                        min(day) filter (day > start_latest) is not distinct from any_value(first_event_date)
                    from pipeline.region_interruptions as found
                    inner join events on found.event = events.event
                    where found.kind = 'interruption'
                    group by found.event
                    order by found.event
                    """))
        .containsExactly("delivery true true", "order true true", "posting true true");
  }

  private List<String> answers(String query) throws SQLException {
    List<String> answers = new ArrayList<>();
    try (Statement statement = twins.twin().connection().createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        List<String> cells = new ArrayList<>();
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
          cells.add(rows.getString(column));
        }
        answers.add(String.join(" ", cells));
      }
    }
    return answers;
  }
}
