package org.tearoad.facts;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.tearoad.common.table.Field.may;
import static org.tearoad.common.table.Field.must;
import static org.tearoad.common.table.Types.FLAG;
import static org.tearoad.common.table.Types.TEXT;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.tearoad.common.table.Field;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;

/**
 * Where the orders that new lines speak of are stored: it tells which months a run touches. The
 * month of an order is that of its earliest ordered_at, so a line can move an order.
 */
public final class OrderMonths {
  /** The folder of payments and parcels whose order has not arrived. */
  public static final String WAITING = "waiting";

  static final Field ORDER_ID = must("order_id", TEXT, "Order number.");
  public static final Field MONTH =
      must("order_month", TEXT, "Month folder of the order after this run; waiting when unknown.");
  public static final Field PREVIOUS_MONTH =
      may("previous_month", TEXT, "Month folder before this run; null when the order was unknown.");
  public static final Field IN_ORDERS =
      must("in_orders", FLAG, "New lines of the order logs speak of it.");
  public static final Field IN_PAYMENTS =
      must("in_payments", FLAG, "New lines of the payment logs speak of it.");
  public static final Field IN_SHIPMENTS =
      must("in_shipments", FLAG, "New lines of the shipment logs speak of it.");

  public static final Table TABLE =
      Table.of(
          Layer.CLEAN,
          "order_months",
          "one row per order that new lines speak of",
          List.of(ORDER_ID.name()),
          ORDER_ID,
          MONTH,
          PREVIOUS_MONTH,
          IN_ORDERS,
          IN_PAYMENTS,
          IN_SHIPMENTS);

  private OrderMonths() {}

  /**
   * @param known stored orders of all months: order_id, ordered_at, order_month
   */
  static Dataset<Row> build(
      Dataset<Row> orders,
      Dataset<Row> payments,
      Dataset<Row> scans,
      Dataset<Row> known,
      FactSettings settings) {
    Dataset<Row> mentioned =
        mentions(orders, col("ordered_at"), 0)
            .unionByName(mentions(payments, lit(null).cast("timestamp"), 1))
            .unionByName(mentions(scans, lit(null).cast("timestamp"), 2))
            .groupBy(col("order_id"))
            .agg(
                min(col("ordered_at")).as("ordered_at"),
                max(col("in_orders")).as("in_orders"),
                max(col("in_payments")).as("in_payments"),
                max(col("in_shipments")).as("in_shipments"));
    Dataset<Row> stored =
        known.select(
            col("order_id"),
            col("ordered_at").as("stored_ordered_at"),
            col("order_month").as("previous_month"));
    return mentioned
        .join(stored, new String[] {"order_id"}, "left")
        .withColumn("order_month", monthAfter(settings));
  }

  /**
   * Puts folded rows into the month of their order: the one of this run when the order was spoken
   * of, else where they are stored.
   */
  static Dataset<Row> assign(Dataset<Row> folded, Dataset<Row> orderMonths) {
    Dataset<Row> months = orderMonths.select(col("order_id"), MONTH.col().as("_month"));
    return folded
        .join(months, new String[] {"order_id"}, "left")
        .withColumn(MONTH.name(), coalesce(col("_month"), col("stored_month"), lit(WAITING)));
  }

  private static Dataset<Row> mentions(Dataset<Row> lines, Column orderedAt, int log) {
    return lines.select(
        col("order_id"),
        orderedAt.as("ordered_at"),
        lit(log == 0).as("in_orders"),
        lit(log == 1).as("in_payments"),
        lit(log == 2).as("in_shipments"));
  }

  private static Column monthAfter(FactSettings settings) {
    return coalesce(
        settings.month(least(col("ordered_at"), col("stored_ordered_at"))), lit(WAITING));
  }
}
