package org.tearoad.facts;

import static org.apache.spark.sql.functions.lit;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.TEXT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.tearoad.common.pipeline.Step;
import org.tearoad.common.table.Field;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;

/**
 * The orders that a backfill folds from nothing: those of which a fact may have been fed by a file
 * of the retired days. It may name an order too many, whose lines lie before and after such a day,
 * and never one too few. All facts of an order lie in one month, so that month tells where it is.
 */
public final class RetiredOrders {
  public static final Field ORDER_ID = OrderMonths.ORDER_ID;
  public static final Field MONTH =
      must("order_month", TEXT, "Month folder of its facts; waiting when the order is unknown.");

  public static final Table TABLE =
      Table.of(
          Layer.CLEAN,
          "retired_orders",
          "one row per order of which files of retired days may have spoken",
          List.of(ORDER_ID.name()),
          ORDER_ID,
          MONTH);

  private RetiredOrders() {}

  /**
   * @param days days of which a file is retired; not empty
   */
  public static Step step(SortedSet<LocalDate> days) {
    return Step.step(
        TABLE,
        OrderFacts.TABLE,
        PaymentFacts.TABLE,
        ParcelFacts.TABLE,
        (orders, payments, parcels) ->
            fedOn(orders, days)
                .unionAll(fedOn(payments, days))
                .unionAll(fedOn(parcels, days))
                .distinct());
  }

  /**
   * From which to which file day lines may speak of these orders.
   *
   * @param fact stored rows of one fact
   * @param retired rows of {@link #TABLE}
   * @return each pair of first and last day once; pairs of facts that no dated file fed are left
   *     out
   */
  public static Dataset<Row> fileDays(Dataset<Row> fact, Dataset<Row> retired) {
    return fact.join(retired.select(ORDER_ID.col()), new String[] {ORDER_ID.name()}, "left_semi")
        .where(FileDays.FIRST.col().isNotNull())
        .select(FileDays.FIRST.col(), FileDays.LAST.col())
        .distinct();
  }

  private static Dataset<Row> fedOn(Dataset<Row> fact, SortedSet<LocalDate> days) {
    Column isFed =
        spans(days).stream()
            .map(
                span ->
                    FileDays.FIRST
                        .col()
                        .leq(lit(span.to()))
                        .and(FileDays.LAST.col().geq(lit(span.from()))))
            .reduce(Column::or)
            .orElse(lit(false));
    return fact.where(isFed).select(ORDER_ID.col(), MONTH.col());
  }

  private record Span(LocalDate from, LocalDate to) {}

  /** Days that follow each other are one span, so that a month is not thirty conditions. */
  private static List<Span> spans(SortedSet<LocalDate> days) {
    List<Span> spans = new ArrayList<>();
    for (LocalDate day : days) {
      int last = spans.size() - 1;
      if (last >= 0 && spans.get(last).to().plusDays(1).equals(day)) {
        spans.set(last, new Span(spans.get(last).from(), day));
      } else {
        spans.add(new Span(day, day));
      }
    }
    return spans;
  }
}
