package org.tearoad.run;

import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.tearoad.clean.Codes;
import org.tearoad.common.io.CsvTable;
import org.tearoad.facts.FxDaily;
import org.tearoad.facts.FxRates;
import org.tearoad.marts.FxMonthly;
import org.tearoad.marts.Regions;
import org.tearoad.marts.delivery.WorkingCalendar;
import org.tearoad.marts.delivery.WorkingDays;
import org.tearoad.reports.Language;
import org.tearoad.reports.Names;
import org.tearoad.reports.Tile;
import org.tearoad.run.TeaRoadSettings.ReferenceFiles;

/** The reference data of a run, read on the driver and hashed by content. */
final class References {
  private static final int YEAR = 12;

  private final FxRates rates;
  private final Codes codes;
  private final List<Region> regions;
  private final List<Tile> tiles;
  private final Names names;
  private final List<WorkingDay> workingDays;
  private final MarketReference market;
  private final SortedMap<String, String> hashes;

  private record Region(String code, Map<Language, String> names, String district) {}

  private record WorkingDay(String country, LocalDate date, boolean isWorking) {}

  private References(
      FxRates rates,
      Codes codes,
      List<Region> regions,
      List<Tile> tiles,
      Names names,
      List<WorkingDay> workingDays,
      MarketReference market,
      SortedMap<String, String> hashes) {
    this.rates = rates;
    this.codes = codes;
    this.regions = regions;
    this.tiles = tiles;
    this.names = names;
    this.workingDays = workingDays;
    this.market = market;
    this.hashes = hashes;
  }

  /**
   * @throws RunFailure when a file is not there, or a value is wrong; the message names the place
   */
  static References read(Configuration hadoop, ReferenceFiles files) {
    try {
      return parse(hadoop, files);
    } catch (IllegalArgumentException e) {
      throw wrong(e);
    } catch (UncheckedIOException e) {
      throw e.getCause() instanceof FileNotFoundException ? wrong(e) : e;
    }
  }

  private static RunFailure wrong(RuntimeException e) {
    var failure = new RunFailure(ExitCode.USAGE, e.getMessage());
    failure.initCause(e);
    return failure;
  }

  private static References parse(Configuration hadoop, ReferenceFiles files) {
    var rates =
        new FxRates(
            CsvTable.read(hadoop, files.fxRates()).stream()
                .map(
                    line ->
                        new FxRates.Rate(
                            line.read("rate_date", LocalDate::parse),
                            line.text("base_currency"),
                            line.text("quote_currency"),
                            line.read("rate", References::positive)))
                .toList());
    List<CsvTable.Line> regionLines = CsvTable.read(hadoop, files.regions());
    UnaryOperator<String> once = once();
    List<Region> regions =
        regionLines.stream()
            .map(
                line ->
                    new Region(
                        line.read("region", once),
                        byLanguage(line, "name_"),
                        line.text("federal_district").isEmpty()
                            ? "unknown"
                            : line.text("federal_district")))
            .sorted(java.util.Comparator.comparing(Region::code))
            .toList();
    Set<String> disputed =
        regionLines.stream()
            .filter(line -> line.read("is_disputed", References::yesOrNo))
            .map(line -> line.text("region"))
            .collect(Collectors.toSet());
    List<Tile> tiles = tiles(hadoop, files.tileGrid(), regions, disputed);
    Names names = names(hadoop, files.names());
    Map<String, String> events =
        byKey(
            CsvTable.read(hadoop, files.eventCodes()).stream(),
            "code",
            Function.identity(),
            "event_code");
    Map<String, String> prefixes =
        byKey(
            CsvTable.read(hadoop, files.postcodePrefixes()).stream()
                .filter(line -> line.text("country").equals(files.postcodeCountry())),
            "prefix",
            References::threeDigits,
            "region");
    List<WorkingDay> workingDays =
        CsvTable.read(hadoop, files.workingDays()).stream()
            .map(
                line ->
                    new WorkingDay(
                        line.text("country"),
                        line.read("date", LocalDate::parse),
                        line.read("is_working", References::yesOrNo)))
            .toList();
    MarketReference market = MarketReference.read(hadoop, files);
    SortedMap<String, String> hashes = new TreeMap<>();
    hashes.put("fx_rates", sha256(rates.canonical(LocalDate.MIN, LocalDate.MAX)));
    hashes.put("regions", sha256(regions.toString()));
    hashes.put("tile_grid", sha256(tiles.toString()));
    hashes.put("names", sha256(new TreeMap<>(names.known()).toString()));
    hashes.put("event_codes", sha256(events.toString()));
    hashes.put("postcode_prefixes", sha256(prefixes.toString()));
    hashes.put("working_days", sha256(workingDays.toString()));
    hashes.put("market_benchmarks", sha256(market.benchmarks().toString()));
    hashes.put("lunar_new_year", sha256(market.newYears().toString()));
    return new References(
        rates,
        Codes.of(events, regions.stream().map(Region::code).toList(), prefixes),
        regions,
        tiles,
        names,
        workingDays,
        market,
        hashes);
  }

  /** Tiles get the names of their regions; one that is no region is a mistake in the data. */
  private static List<Tile> tiles(
      Configuration hadoop, String file, List<Region> regions, Set<String> disputed) {
    Map<String, Map<Language, String>> names =
        regions.stream().collect(Collectors.toMap(Region::code, Region::names));
    return CsvTable.read(hadoop, file).stream()
        .map(
            line ->
                new Tile(
                    line.text("region"),
                    line.read(
                        "region",
                        region ->
                            Optional.ofNullable(names.get(region))
                                .orElseThrow(
                                    () -> new IllegalArgumentException("no region of that code"))),
                    byLanguage(line, "short_name_"),
                    disputed.contains(line.text("region")),
                    line.read("tile_row", Integer::valueOf),
                    line.read("tile_column", Integer::valueOf)))
        .toList();
  }

  private static Names names(Configuration hadoop, String file) {
    Map<String, Map<Language, String>> names = new TreeMap<>();
    UnaryOperator<String> once = once();
    for (CsvTable.Line line : CsvTable.read(hadoop, file)) {
      names.put(line.read("code", once), byLanguage(line, "name_"));
    }
    return new Names(names);
  }

  /** The columns of a line that end with the code of a language. */
  private static SortedMap<Language, String> byLanguage(CsvTable.Line line, String column) {
    SortedMap<Language, String> texts = new TreeMap<>();
    for (Language language : Language.values()) {
      texts.put(language, line.text(column + language.code()));
    }
    return texts;
  }

  Codes codes() {
    return codes;
  }

  /** Places of the regions on the tile map. */
  List<Tile> tiles() {
    return tiles;
  }

  /** What reports call marketplaces and carriers. */
  Names names() {
    return names;
  }

  /** What growth is seen beside. */
  MarketReference market() {
    return market;
  }

  /** Hash of each reference table's content. */
  SortedMap<String, String> hashes() {
    return hashes;
  }

  /** Hash of the published rates of some days. */
  String ratesFingerprint(LocalDate from, LocalDate to) {
    return sha256(rates.canonical(from, to));
  }

  Dataset<Row> fxDaily(SparkSession spark) {
    List<Row> rows =
        rates.daily().stream()
            .map(
                day ->
                    RowFactory.create(
                        day.currency(),
                        day.date(),
                        day.rates().get("RUB"),
                        day.rates().get("USD"),
                        day.rates().get("CNY"),
                        day.published()))
            .toList();
    return spark.createDataFrame(rows, FxDaily.TABLE.schema());
  }

  /**
   * @param upTo the last month that is asked for
   */
  Dataset<Row> fxMonthly(SparkSession spark, YearMonth upTo) {
    List<Row> rows = new ArrayList<>();
    for (String currency : rates.currencies()) {
      Map<YearMonth, BigDecimal> means = new TreeMap<>();
      for (YearMonth month = YearMonth.from(rates.first());
          !month.isAfter(upTo);
          month = month.plusMonths(1)) {
        var mean = rates.monthlyMean(month, currency, "RUB");
        if (mean.isPresent()) {
          means.put(month, mean.get());
        }
        rows.add(
            RowFactory.create(
                currency, month.toString(), means.get(month), means.get(month.minusMonths(YEAR))));
      }
    }
    return spark.createDataFrame(rows, FxMonthly.TABLE.schema());
  }

  Dataset<Row> regions(SparkSession spark) {
    List<Row> rows =
        regions.stream()
            .map(
                region ->
                    RowFactory.create(
                        region.code(),
                        region.names().get(Language.ENGLISH),
                        region.names().get(Language.RUSSIAN),
                        region.names().get(Language.CHINESE),
                        region.district()))
            .toList();
    return spark.createDataFrame(rows, Regions.TABLE.schema());
  }

  Dataset<Row> workingDays(SparkSession spark) {
    List<Row> rows =
        workingDays.stream()
            .map(day -> RowFactory.create(day.country(), day.date(), day.isWorking()))
            .toList();
    return spark.createDataFrame(rows, WorkingDays.TABLE.schema());
  }

  /** Working days of each country that has days of its own. */
  Map<String, WorkingCalendar> workingCalendars() {
    return WorkingCalendar.byCountry(
        workingDays.stream()
            .map(day -> RowFactory.create(day.country(), day.date(), day.isWorking()))
            .toList());
  }

  private static BigDecimal positive(String text) {
    BigDecimal number = new BigDecimal(text);
    if (number.signum() <= 0) {
      throw new IllegalArgumentException("must be positive");
    }
    return number;
  }

  private static String threeDigits(String text) {
    if (!text.matches("[0-9]{3}")) {
      throw new IllegalArgumentException("must be three digits");
    }
    return text;
  }

  private static boolean yesOrNo(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("must be true or false");
    };
  }

  static String sha256(String text) {
    try {
      byte[] digest =
          java.security.MessageDigest.getInstance("SHA-256")
              .digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot hash: this Java has no SHA-256", e);
    }
  }

  private static Map<String, String> byKey(
      Stream<CsvTable.Line> lines, String key, Function<String, String> judge, String value) {
    Map<String, String> values = new TreeMap<>();
    Function<String, String> parse = judge.andThen(once());
    lines.forEach(line -> values.put(line.read(key, parse), line.text(value)));
    return values;
  }

  /** Refuses a text that it has met before. */
  private static UnaryOperator<String> once() {
    Set<String> met = new HashSet<>();
    return text -> {
      if (!met.add(text)) {
        throw new IllegalArgumentException("stands twice");
      }
      return text;
    };
  }
}
