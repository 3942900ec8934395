package org.tearoad.marts.growth;

import static org.tearoad.common.table.Check.compliance;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.HASHES;
import static org.tearoad.common.table.Types.TEXT;

import java.util.List;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.table.Field;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;
import org.tearoad.marts.MartSettings;
import org.tearoad.marts.OrdersAsOf;

/**
 * Who bought and sold in each month, as sketches that merge. See {@code
 * marts/participant_hashes.sql}.
 */
public final class ParticipantHashes {
  private static final Field MONTH = must("order_month", TEXT, "Month of the orders.");

  public static final Table TABLE =
      Table.of(
              Layer.BASE_MARTS,
              "participant_hashes",
              "one row per order_month, channel, trade, marketplace and measure",
              List.of("order_month", "channel", "trade", "marketplace", "measure"),
              must("channel", TEXT, "b2c or b2b."),
              must("trade", TEXT, "cross_border, domestic or other."),
              must("marketplace", TEXT, "Marketplace or B2B platform."),
              must("measure", TEXT, "buyers or sellers of orders ever placed."),
              must(
                  "hashes",
                  HASHES,
                  "Their 4,096 smallest different 64-bit hashes, rising: all of them when there are fewer."),
              MONTH)
          .storedBy(MONTH)
          .checked(compliance("sketches_are_of_their_size", "size(hashes) between 1 and 4096"));

  private ParticipantHashes() {}

  public static Step step(MartSettings settings) {
    return Step.sql(TABLE, "marts/participant_hashes.sql", settings.parameters(), OrdersAsOf.TABLE);
  }
}
