package org.tearoad.twin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * The second implementation: raw CSV logs to facts, rejects, counts and volumes by DuckDB's SQL,
 * one file a table in {@code resources/duckdb}. It shares no code with the first, so where both
 * agree a number is hardly an accident.
 *
 * <p>It reads plain and gzip CSV whose header is the contract's, without blank lines and without
 * line ends inside quotes; files that are cut off or cannot be opened are not for it.
 */
public final class DuckTwin implements AutoCloseable {
  /** The tables that both implementations promise to make from raw logs. */
  public static final List<String> CONTRACT =
      List.of("order_facts", "payment_facts", "parcel_facts", "rejects", "file_counts");

  /** What follows from the facts for an as-of day. */
  public static final List<String> VOLUMES =
      List.of(
          "orders_as_of",
          "data_quality",
          "freshness",
          "daily_volume",
          "coverage",
          "reporting_months",
          "monthly_volume",
          "period_months",
          "volume_growth",
          "marketplace_ranking",
          "growth_effects",
          "growth_periods",
          "participants",
          "market_comparison");

  /** How long parcels took, from the facts and {@link #VOLUMES}. */
  public static final List<String> DELIVERIES =
      List.of(
          "parcels_as_of",
          "delivery_histogram",
          "delivery_slice_histogram",
          "leg_histogram",
          "region_days",
          "scan_delay",
          "reliable_days",
          "followed_parcels",
          "life_tables",
          "curve_errors",
          "curve_effects",
          "curve_limits",
          "delivery_curve",
          "delivery_time",
          "delivery_trend",
          "carrier_scorecard",
          "delivery_legs",
          "order_development");

  /** What is to come, without intervals, from the tables before. */
  public static final List<String> FORECASTS =
      List.of(
          "reporting_delays",
          "nowcast_cohorts",
          "development_days",
          "development_ladders",
          "nowcast_of_orders",
          "posted_parcels",
          "delivery_hazards",
          "past_forecasts",
          "nowcast_of_deliveries",
          "nowcast",
          "delivery_outlook");

  /** Of payments, inquiries, sellers and contributors, from the facts and {@link #VOLUMES}. */
  public static final List<String> DEALINGS =
      List.of(
          "payments_as_of",
          "daily_payments",
          "payment_periods",
          "payment_health",
          "payment_declines",
          "seller_months",
          "sellers_by_lane",
          "exporters",
          "exporter_cohorts",
          "inquiries",
          "b2b_months",
          "b2b_flows",
          "contributions",
          "contributor_counts",
          "judged_cells");

  /** What stands out, from the tables before. */
  public static final List<String> ALERTS =
      List.of("seasons", "silence_alerts", "change_alerts", "week_alerts", "alerts");

  /** What must hold of the cells that the first implementation leaves out. */
  public static final List<String> DISCLOSURE =
      List.of("hidden_sums", "figures_of_all_marketplaces");

  /** Silence, from counts by region and day, and by marketplace and day. */
  public static final List<String> INTERRUPTIONS =
      List.of("event_days", "silence_starts", "silences", "region_interruptions");

  private static final List<String> LOGS = List.of("orders", "payments", "shipments");

  private static final List<String> FACTS =
      List.of("rejects", "file_counts", "payment_facts", "order_facts", "parcel_facts");

  private static final int HASHED_BLOCK = 64;

  /** More groups than parcels of a quarter travel in. */
  private static final int MOST_DEGREES = 2_000;

  /** More than there are of one kind of alert. */
  private static final int MOST_SUBJECTS = 200;

  private final TwinSettings settings;
  private final Connection connection;

  private DuckTwin(TwinSettings settings, Connection connection) {
    this.settings = settings;
    this.connection = connection;
  }

  /** A twin in memory that has read nothing yet. */
  public static DuckTwin open(TwinSettings settings) throws SQLException, IOException {
    var twin = new DuckTwin(settings, DriverManager.getConnection("jdbc:duckdb:"));
    twin.prepare();
    return twin;
  }

  /** Reads and judges the logs, and folds what is accepted: the tables of {@link #CONTRACT}. */
  public void makeFacts() throws SQLException, IOException {
    for (String log : LOGS) {
      String files = settings.raw() + "/" + log + "/**/*.csv*";
      set(log + "_files", files);
      run("create type %s_file as enum (select file from glob(%s))".formatted(log, quoted(files)));
      makeTable(log);
    }
    for (String table : FACTS) {
      makeTable(table);
    }
  }

  /** The tables of {@link #VOLUMES}, from the facts as they stood at the end of a day. */
  public void makeVolumes(LocalDate asOf) throws SQLException, IOException {
    setAsOf(asOf);
    for (String table : VOLUMES) {
      makeTable(table);
    }
  }

  /** The tables of {@link #DELIVERIES}, for the day of the volumes. */
  public void makeDeliveries() throws SQLException, IOException {
    for (String table : DELIVERIES) {
      makeTable(table);
    }
  }

  /** The tables of {@link #INTERRUPTIONS}, from region_days and coverage, for the as-of day. */
  public void makeInterruptions() throws SQLException, IOException {
    for (String table : INTERRUPTIONS) {
      makeTable(table);
    }
  }

  /** The tables of {@link #FORECASTS}, for the day of the volumes. */
  public void makeForecasts() throws SQLException, IOException {
    for (String table : FORECASTS) {
      makeTable(table);
    }
  }

  /** The tables of {@link #DEALINGS}, for the day of the volumes. */
  public void makeDealings() throws SQLException, IOException {
    for (String table : DEALINGS) {
      makeTable(table);
    }
  }

  /** The tables of {@link #ALERTS}, for the day of the volumes. */
  public void makeAlerts() throws SQLException, IOException {
    for (String table : ALERTS) {
      makeTable(table);
    }
  }

  /** The tables of {@link #DISCLOSURE}, from the release of the first and {@link #DEALINGS}. */
  public void makeDisclosure() throws SQLException, IOException {
    for (String table : DISCLOSURE) {
      makeTable(table);
    }
  }

  /** Nothing after the end of this day is known. */
  public void setAsOf(LocalDate asOf) throws SQLException {
    run("set variable as_of = date '%s'".formatted(asOf));
  }

  /** The greatest day that a path names. */
  public LocalDate greatestDay() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select max(regexp_extract(file, 'dt=(\\d{4}-\\d\\d-\\d\\d)', 1)) from file_counts")) {
      rows.next();
      return LocalDate.parse(rows.getString(1));
    }
  }

  /** Writes the tables of {@link #CONTRACT} as one Parquet file each. */
  public void write(Path folder) throws SQLException, IOException {
    Files.createDirectories(folder);
    for (String table : CONTRACT) {
      String file = quoted(folder.resolve(table + ".parquet").toString());
      run("copy %s to %s (format parquet, compression zstd)".formatted(table, file));
    }
  }

  /** For further questions; closed with the twin. */
  public Connection connection() {
    return connection;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private void prepare() throws SQLException, IOException {
    run("set memory_limit = " + quoted(settings.memoryLimit()));
    run("set threads = " + settings.threads());
    run("set temp_directory = " + quoted(settings.spill().toString()));
    // Days come from the reporting zone alone; the machine's would move them.
    run("set timezone = 'UTC'");
    variables().forEach(this::set);
    run("set variable provisional_days = " + settings.provisionalDays());
    run("set variable inner_pad = unhex('%s')".formatted(pad(0x36)));
    run("set variable outer_pad = unhex('%s')".formatted(pad(0x5c)));
    makeList("iso_countries", List.of(Locale.getISOCountries()));
    makeList(
        "iso_currencies",
        Currency.getAvailableCurrencies().stream().map(Currency::getCurrencyCode).toList());
    makeCriticalValues();
    makeFalseAlarmValues();
    run(text("macros"));
    run(text("reference"));
  }

  private Map<String, String> variables() {
    return new TreeMap<>(
        Map.of(
            "raw", settings.raw().toString(),
            "reference", settings.reference().toString(),
            "reporting_zone", settings.reportingZone().getId(),
            "home_country", settings.homeCountry(),
            "partner_country", settings.partnerCountry()));
  }

  /** The key, filled up with zeros to a block of the hash, each byte changed by the pad's. */
  private String pad(int with) {
    byte[] key = settings.buyerKey().getBytes(StandardCharsets.UTF_8);
    byte[] block = new byte[HASHED_BLOCK];
    byte[] start = key.length > HASHED_BLOCK ? sha256(key) : key;
    System.arraycopy(start, 0, block, 0, start.length);
    for (int i = 0; i < HASHED_BLOCK; i++) {
      block[i] ^= (byte) with;
    }
    return HexFormat.of().formatHex(block);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Cannot hash: this Java has no SHA-256", e);
    }
  }

  private void makeTable(String name) throws SQLException, IOException {
    run("create or replace table %s as\n%s".formatted(name, text(name)));
  }

  private void makeList(String name, Collection<String> codes) throws SQLException {
    String rows =
        codes.stream().map(code -> "(" + quoted(code) + ")").collect(Collectors.joining(","));
    run("create table %s as select code from (values %s) as listed (code)".formatted(name, rows));
  }

  /** Student's t for limits at 95 %, which DuckDB lacks: a library's. */
  private void makeCriticalValues() throws SQLException {
    String rows =
        IntStream.rangeClosed(1, MOST_DEGREES)
            .mapToObj(
                degrees ->
                    "(%d, %s::double)"
                        .formatted(
                            degrees,
                            new TDistribution(null, degrees).inverseCumulativeProbability(0.975)))
            .collect(Collectors.joining(","));
    run(
        "create table student as from (values %s) as listed (degrees, critical_value)"
            .formatted(rows));
  }

  /** What a chance of one in a thousand over so many subjects asks for; normal without degrees. */
  private void makeFalseAlarmValues() throws SQLException {
    run(
        "create table false_alarm_values (subjects integer, degrees integer, critical_value double)");
    var rows = new StringJoiner(",");
    for (int subjects = 1; subjects <= MOST_SUBJECTS; subjects++) {
      double below = 1 - 0.001 / subjects / 2;
      double normal = new NormalDistribution(null, 0, 1).inverseCumulativeProbability(below);
      rows.add("(%d, null, %s)".formatted(subjects, normal));
      for (int degrees = 5; degrees <= 7; degrees++) {
        double student = new TDistribution(null, degrees).inverseCumulativeProbability(below);
        rows.add("(%d, %d, %s)".formatted(subjects, degrees, student));
      }
    }
    run("insert into false_alarm_values values " + rows);
  }

  private void set(String variable, String value) {
    try {
      run("set variable %s = %s".formatted(variable, quoted(value)));
    } catch (SQLException e) {
      throw new IllegalStateException(
          "Cannot set the variable %s, got %s".formatted(variable, value), e);
    }
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static String text(String name) throws IOException {
    String resource = "duckdb/" + name + ".sql";
    try (InputStream in = DuckTwin.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("Cannot find the SQL file " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
