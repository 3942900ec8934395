package org.tearoad.clean;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.tearoad.common.columns.KeyedHash;

/** Lines of raw logs that differ from a good one in the columns that a case names. */
final class CleanCases {
  static final String KEY = "a-secret-key";
  static final CleanSettings SETTINGS =
      new CleanSettings(
          ZoneId.of("Europe/Moscow"),
          Map.of("local", ZoneId.of("Asia/Shanghai")),
          new KeyedHash(KEY),
          Codes.of(
              Map.of("EMA", "EMA", "EMI", "EMI", "8/2", "EMG", "31", "OTH"),
              List.of("RU-MOW", "RU-SPE", "UA-43"),
              Map.of("101", "RU-MOW", "190", "RU-SPE", "295", "UA-43")),
          "RU");

  private static final Map<String, String> ORDER =
      Map.ofEntries(
          Map.entry("order_id", "o1"),
          Map.entry("order_status", "placed"),
          Map.entry("status_at", "2015-11-11T10:00:00Z"),
          Map.entry("recorded_at", "2015-11-11T10:01:00Z"),
          Map.entry("ordered_at", "2015-11-11T09:00:00Z"),
          Map.entry("marketplace", "aliexpress"),
          Map.entry("channel", "b2c"),
          Map.entry("seller_id", "s1"),
          Map.entry("seller_country", "CN"),
          Map.entry("buyer_id", "buyer-1"),
          Map.entry("origin_country", "CN"),
          Map.entry("destination_country", "RU"),
          Map.entry("destination_region", "RU-MOW"),
          Map.entry("destination_postcode", "101000"),
          Map.entry("category", "tea"),
          Map.entry("item_quantity", "2"),
          Map.entry("order_amount", "100.50"),
          Map.entry("order_currency", "USD"),
          Map.entry("promised_days", "30"));

  private static final Map<String, String> PAYMENT =
      Map.ofEntries(
          Map.entry("payment_id", "p1"),
          Map.entry("order_id", "o1"),
          Map.entry("payment_status", "captured"),
          Map.entry("payment_at", "2015-11-11T10:00:00Z"),
          Map.entry("payment_method", "card"),
          Map.entry("payment_provider", "alipay"),
          Map.entry("payment_amount", "100.50"),
          Map.entry("payment_currency", "USD"),
          Map.entry("decline_reason", "none"),
          Map.entry("recorded_at", "2015-11-11T10:01:00Z"));

  private static final Map<String, String> SCAN =
      Map.ofEntries(
          Map.entry("tracking_number", "RB473124829CN"),
          Map.entry("order_id", "o1"),
          Map.entry("carrier", "china post"),
          Map.entry("service", "registered"),
          Map.entry("event_code", "EMA"),
          Map.entry("event_at", "2015-11-11T10:00:00Z"),
          Map.entry("event_country", "CN"),
          Map.entry("event_office", "CNPEKA"));

  private CleanCases() {}

  static LogContract contract(String log) {
    return CleanJob.LOGS.stream().filter(c -> c.name().equals(log)).findFirst().orElseThrow();
  }

  static Map<String, String> good(String log) {
    return switch (log) {
      case "orders" -> ORDER;
      case "payments" -> PAYMENT;
      default -> SCAN;
    };
  }

  /**
   * One line a case, numbered from 1. A case is {@code column=text; column=text}, where no text is
   * null; the names that begin with an underscore are those of the line itself.
   */
  static Dataset<Row> lines(SparkSession spark, String log, List<String> cases) {
    List<Row> rows = new ArrayList<>();
    for (String one : cases) {
      Map<String, String> values = new LinkedHashMap<>(good(log));
      values.put("_source", log);
      values.put("_file", "raw/dt=2015-11-11/a.csv");
      for (String change : one.split(";", -1)) {
        int at = change.indexOf('=');
        if (at >= 0) {
          values.put(change.substring(0, at).strip(), change.substring(at + 1));
        }
      }
      rows.add(row(contract(log), values, rows.size() + 1));
    }
    return spark.createDataFrame(rows, contract(log).rawTable().schema());
  }

  static Dataset<Row> clean(SparkSession spark, String log, List<String> cases) {
    Dataset<Row> lines = lines(spark, log, cases);
    return CleanJob.steps(SETTINGS).stream()
        .filter(step -> step.output().name().equals(log))
        .findFirst()
        .orElseThrow()
        .run(input -> lines);
  }

  private static Row row(LogContract contract, Map<String, String> values, long line) {
    Object[] cells =
        contract.rawTable().columnNames().stream()
            .map(name -> name.equals("_line") ? (Object) line : text(values, name))
            .toArray();
    return RowFactory.create(cells);
  }

  private static String text(Map<String, String> values, String name) {
    if (name.equals("_raw")) {
      return values.getOrDefault("_raw", "raw text of " + values.get("buyer_id"));
    }
    String text = values.get(name);
    return text == null || text.isEmpty() ? null : text;
  }
}
