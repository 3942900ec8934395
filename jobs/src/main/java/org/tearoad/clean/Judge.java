package org.tearoad.clean;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.when;
import static org.tearoad.common.table.Types.TEXT;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.tearoad.common.columns.Amounts;
import org.tearoad.common.columns.CodeTable;
import org.tearoad.common.columns.Instants;
import org.tearoad.common.columns.Texts;
import org.tearoad.common.columns.TrackingNumbers;

/**
 * Judges the lines of a raw log by its contract: every line leaves with typed values and either no
 * reason or the first reason, in the contract's order, for which it is not trusted.
 *
 * <p>Two projections: the first reads every text once, the second names faults and values.
 */
final class Judge {
  private static final int LONGEST_TEXT = 64;
  private static final List<String> PASSED_ON =
      List.of("_source", "_file", "_line", "_raw", "_problem", "_detail");

  private final LogContract contract;
  private final CleanSettings settings;

  Judge(LogContract contract, CleanSettings settings) {
    this.contract = contract;
    this.settings = settings;
  }

  Dataset<Row> judge(Dataset<Row> lines) {
    return lines.select(parsedColumns()).select(judgedColumns()).select(outcomeColumns());
  }

  private Column[] parsedColumns() {
    return Stream.concat(
            PASSED_ON.stream().map(name -> col(name)),
            contract.columns().stream().map(column -> parsed(column).as(column.name())))
        .toArray(Column[]::new);
  }

  private Column[] judgedColumns() {
    List<Column> columns = new ArrayList<>();
    Column reason = firstReason();
    contract.columns().forEach(column -> columns.add(value(column).as(column.value().name())));
    columns.add(col("_source").as(LogContract.SOURCE.name()));
    columns.add(col("_file").as(LogContract.FILE.name()));
    columns.add(col("_line").as(LogContract.LINE.name()));
    columns.add(reason.as(LogContract.REJECT_REASON.name()));
    columns.add(col("_detail").as(LogContract.REJECT_DETAIL.name()));
    columns.add(defects().as(LogContract.DEFECTS.name()));
    columns.add(col("_raw").as(LogContract.RAW.name()));
    return columns.toArray(Column[]::new);
  }

  /** Only a rejected line keeps its text: it is the evidence. */
  private Column[] outcomeColumns() {
    Column isRejected = LogContract.REJECT_REASON.col().isNotNull();
    return Stream.concat(
            contract.columns().stream().map(column -> column.value().col()),
            Stream.of(
                LogContract.SOURCE.col(),
                LogContract.FILE.col(),
                LogContract.LINE.col(),
                LogContract.REJECT_REASON.col(),
                LogContract.REJECT_DETAIL.col(),
                LogContract.DEFECTS.col(),
                when(isRejected, LogContract.RAW.col()).as(LogContract.RAW.name()),
                when(isRejected, lit(LogContract.REJECTED))
                    .otherwise(lit(LogContract.ACCEPTED))
                    .as(LogContract.OUTCOME.name())))
        .toArray(Column[]::new);
  }

  /**
   * The text in the form of its type, or the code of a number or instant: value and fault in one.
   */
  private Column parsed(LogColumn column) {
    Column text = col(column.name());
    return switch (column.type()) {
      case TEXT_AS_IS, PERSON -> Texts.trimmed(text);
      case NAME, CODE -> Texts.trimmedLower(text);
      case COUNTRY, REGION, CURRENCY, EVENT_CODE -> Texts.trimmedUpper(text);
      case TRACKING_NUMBER -> Texts.compactUpper(text);
      case ANY_INSTANT, OWN_INSTANT -> instantCode(Texts.trimmed(text));
      case AMOUNT -> Amounts.code(Texts.trimmed(text));
      case QUANTITY, DAYS -> Amounts.wholeCode(Texts.trimmed(text));
    };
  }

  private Column instantCode(Column text) {
    Column code = Instants.code(text);
    for (Map.Entry<String, ZoneId> zone : new TreeMap<>(settings.sourceZones()).entrySet()) {
      code =
          when(col("_source").equalTo(zone.getKey()), Instants.code(text, zone.getValue()))
              .otherwise(code);
    }
    return code;
  }

  private Column value(LogColumn column) {
    Column parsed = col(column.name());
    Column value =
        switch (column.type()) {
          case TEXT_AS_IS, NAME, TRACKING_NUMBER -> parsed;
          case PERSON -> settings.buyers().of(parsed);
          case CODE -> CodeTable.of(column.codes()).meaning(parsed);
          case COUNTRY -> Codes.COUNTRIES.meaning(parsed);
          case CURRENCY -> Codes.CURRENCIES.meaning(parsed);
          case EVENT_CODE -> settings.codes().events().meaning(parsed);
          case REGION -> parsed;
          case ANY_INSTANT, OWN_INSTANT -> Instants.instant(parsed);
          case AMOUNT -> Amounts.amount(parsed);
          case QUANTITY, DAYS -> when(parsed.geq(0), parsed);
        };
    // A faulty required value rejects the row; a faulty optional one is as good as missing.
    return column.required() ? value : when(fault(column).isNull(), value);
  }

  /** The name of what is wrong with a value that is there; null when nothing is. */
  private Column fault(LogColumn column) {
    Column parsed = col(column.name());
    return switch (column.type()) {
      case TEXT_AS_IS, NAME, PERSON ->
          when(length(parsed).gt(LONGEST_TEXT), fault(column, "out_of_range"));
      case CODE ->
          unless(
              CodeTable.of(column.codes()).meaning(parsed), parsed, fault(column, "unknown_code"));
      case COUNTRY ->
          unless(
              Codes.COUNTRIES.meaning(parsed), parsed, shapeOrCode(column, parsed, "^[A-Z]{2}$"));
      case CURRENCY ->
          unless(
              Codes.CURRENCIES.meaning(parsed), parsed, shapeOrCode(column, parsed, "^[A-Z]{3}$"));
      case REGION ->
          unless(
              settings.codes().regions().meaning(parsed),
              parsed,
              when(parsed.rlike("^[A-Z]{2}-[A-Z0-9]{1,3}$"), lit(null).cast(TEXT))
                  .otherwise(fault(column, "unreadable")));
      case TRACKING_NUMBER ->
          when(length(parsed).gt(LONGEST_TEXT), fault(column, "out_of_range"))
              .when(TrackingNumbers.hasBadCheckDigit(parsed), fault(column, "bad_check_digit"));
      case EVENT_CODE ->
          unless(settings.codes().events().meaning(parsed), parsed, fault(column, "unknown_code"));
      case ANY_INSTANT -> instantFault(column, parsed);
      case OWN_INSTANT ->
          coalesce(
              instantFault(column, parsed),
              when(
                  Instants.isAfterFileDay(parsed, col("_file"), settings.reportingZone()),
                  fault(column, "after_file_day")));
      case AMOUNT ->
          when(parsed.equalTo(Amounts.UNREADABLE), fault(column, "unreadable"))
              .when(parsed.equalTo(Amounts.OUT_OF_RANGE), fault(column, "out_of_range"));
      case QUANTITY -> wholeFault(column, parsed, 1, Integer.MAX_VALUE);
      case DAYS -> wholeFault(column, parsed, 0, LogType.MOST_DAYS);
    };
  }

  private Column firstReason() {
    List<Column> ladder = new ArrayList<>(List.of(col("_problem")));
    for (LogColumn column : contract.columns()) {
      if (column.required()) {
        ladder.add(
            when(col(column.name()).isNull(), fault(column, "missing")).otherwise(fault(column)));
      }
    }
    return coalesce(ladder.toArray(Column[]::new));
  }

  private Column defects() {
    List<Column> found = new ArrayList<>();
    for (LogColumn column : contract.columns()) {
      if (!column.required()) {
        found.add(fault(column));
      }
      if (column.type() == LogType.AMOUNT) {
        found.add(when(Amounts.isRounded(col(column.name())), fault(column, "rounded")));
      }
    }
    return found.isEmpty()
        ? lit(null).cast(TEXT)
        : nullif(concat_ws(",", found.toArray(Column[]::new)), lit(""));
  }

  private static Column instantFault(LogColumn column, Column code) {
    return when(code.equalTo(Instants.UNREADABLE), fault(column, "unreadable"))
        .when(code.equalTo(Instants.NO_OFFSET), fault(column, "no_offset"))
        .when(code.equalTo(Instants.OUT_OF_RANGE), fault(column, "out_of_range"));
  }

  private static Column wholeFault(LogColumn column, Column code, int least, int most) {
    return when(code.equalTo(Amounts.UNREADABLE), fault(column, "unreadable"))
        .when(code.lt(least).or(code.gt(most)), fault(column, "out_of_range"));
  }

  private static Column shapeOrCode(LogColumn column, Column parsed, String shape) {
    return when(parsed.rlike(shape), fault(column, "unknown_code"))
        .otherwise(fault(column, "unreadable"));
  }

  private static Column unless(Column known, Column parsed, Column fault) {
    return when(parsed.isNotNull().and(known.isNull()), fault);
  }

  private static Column fault(LogColumn column, String what) {
    return lit(column.name() + "_" + what);
  }
}
