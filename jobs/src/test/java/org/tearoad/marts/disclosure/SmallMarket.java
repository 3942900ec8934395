package org.tearoad.marts.disclosure;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.tearoad.common.table.Table;
import org.tearoad.marts.MartSettings;
import org.tearoad.marts.Periods;
import org.tearoad.marts.Regions;
import org.tearoad.marts.delivery.DeliverySettings;
import org.tearoad.marts.growth.ReportingMonths;

/** Orders of a few sellers, and what the pipeline makes of them as of a day. */
public final class SmallMarket {
  private static final List<String> DIMENSIONS =
      List.of("total", "flow", "marketplace", "category", "federal_district", "region");

  private final SparkSession spark;
  private final Map<String, String> districts = new LinkedHashMap<>();
  private final List<Sold> sold = new ArrayList<>();
  private final List<Row> gaps = new ArrayList<>();
  private List<String> publicMarketplaces = List.of();

  /** Orders of a seller in a month. */
  private record Sold(
      YearMonth month, long seller, Map<String, String> slices, long orders, long kopecks) {}

  public SmallMarket(SparkSession spark) {
    this.spark = spark;
  }

  /** In a district of the same name before the dash: {@code north-1}. */
  SmallMarket sells(
      String month, long seller, String marketplace, String region, String category, long orders) {
    String district = region.replaceAll("-.*", "");
    districts.put(region, district);
    sold.add(
        new Sold(
            YearMonth.parse(month),
            seller,
            Map.of(
                "total", "total",
                "flow", seller % 7 == 0 ? "export" : "import",
                "marketplace", marketplace,
                "category", category,
                "federal_district", district,
                "region", region),
            orders,
            orders * 100_000));
    return this;
  }

  /** Days of the month are missing in the logs of the marketplace. */
  SmallMarket withGap(String marketplace, String month) {
    gaps.add(RowFactory.create(marketplace, month, YearMonth.parse(month).atDay(1), 10L, "gap"));
    return this;
  }

  SmallMarket withPublic(String marketplace) {
    publicMarketplaces = List.of(marketplace);
    return this;
  }

  /** Sellers who sell here and there from the first to the last month. */
  public static SmallMarket random(SparkSession spark, long seed, String first, String last) {
    var random = new Random(seed);
    var market = new SmallMarket(spark);
    List<String> regions =
        List.of(
            "north-1", "north-2", "north-3", "south-1", "south-2", "east-1", "east-2", "east-3");
    for (YearMonth month = YearMonth.parse(first);
        !month.isAfter(YearMonth.parse(last));
        month = month.plusMonths(1)) {
      for (int sale = 0; sale < 45; sale++) {
        // Small numbers are the more likely ones: some regions and marketplaces are nearly empty.
        int seller = random.nextInt(20) + 1;
        market.sells(
            month.toString(),
            seller,
            "market-" + (seller % 5 == 0 ? 3 : seller % 2),
            regions.get((int) (regions.size() * Math.pow(random.nextDouble(), 2))),
            "goods-" + (int) (4 * Math.pow(random.nextDouble(), 3)),
            1 + random.nextInt(9));
      }
    }
    return market;
  }

  /** The true figure of each cell that reports publish when nothing is confidential. */
  public SortedMap<Cell, Long> truth(String asOf) {
    SortedMap<Cell, Long> truth = new TreeMap<>();
    for (Row row : periods(asOf)) {
      String type = row.getString(0);
      for (Sold one : upTo(asOf)) {
        if (one.month().equals(YearMonth.from(row.getLocalDate(4)))) {
          for (String dimension : DIMENSIONS) {
            boolean isTotal = dimension.equals("total");
            if (type.equals("trailing_12_months") && !isTotal
                || type.equals("month") && dimension.equals("region")) {
              continue;
            }
            truth.merge(
                cell(type, row.getString(1), dimension, one.slices().get(dimension)),
                one.orders(),
                Long::sum);
          }
        }
      }
    }
    return truth;
  }

  public Map<String, String> districts() {
    return districts;
  }

  public static Cell cell(String type, String period, String dimension, String slice) {
    return new Cell("sellers", type, period, "b2c", "cross_border", dimension, slice);
  }

  /** The mart of a release. */
  public Dataset<Row> suppressions(
      String asOf, Dataset<Row> earlier, Optional<LocalDate> reportedUpTo) {
    var settings =
        new MartSettings(
            LocalDate.parse(asOf),
            ZoneId.of("Europe/Moscow"),
            30,
            new DeliverySettings(180, 60, List.of(), "RU", "CN"),
            List.of(),
            new DisclosureSettings(3, 10, publicMarketplaces));
    Function<Table, Dataset<Row>> tables =
        table ->
            table == LargestContributors.TABLE
                ? spark.createDataFrame(contributors(asOf), table.schema())
                : table == Periods.TABLE
                    ? spark.createDataFrame(periods(asOf), table.schema())
                    : table == Regions.TABLE
                        ? spark.createDataFrame(regions(), table.schema())
                        : table == ReportingMonths.TABLE
                            ? spark.createDataFrame(gaps, table.schema())
                            : earlier;
    return spark.createDataFrame(
        Suppressions.step(settings, reportedUpTo).run(tables).collectAsList(),
        Suppressions.TABLE.schema());
  }

  public SortedMap<Cell, Suppressed> suppressed(String asOf) {
    return Suppressions.read(
        suppressions(asOf, Suppressions.EARLIER.empty(spark), Optional.empty()));
  }

  private List<Sold> upTo(String asOf) {
    return sold.stream()
        .filter(one -> !one.month().isAfter(YearMonth.from(LocalDate.parse(asOf))))
        .toList();
  }

  private List<Row> periods(String asOf) {
    YearMonth first = sold.stream().map(Sold::month).min(YearMonth::compareTo).orElseThrow();
    return Periods.rows(first, LocalDate.parse(asOf));
  }

  private List<Row> regions() {
    return districts.entrySet().stream()
        .map(one -> RowFactory.create(one.getKey(), "", "", "", one.getValue()))
        .toList();
  }

  private List<Row> contributors(String asOf) {
    Map<List<String>, Map<Long, Long>> cells = new TreeMap<>(SmallMarket::compared);
    for (Sold one : upTo(asOf)) {
      one.slices()
          .forEach(
              (dimension, slice) -> {
                String month = one.month().toString();
                cells
                    .computeIfAbsent(
                        List.of(month, dimension, slice, "orders"), absent -> new TreeMap<>())
                    .merge(one.seller(), one.orders(), Long::sum);
                if (dimension.equals("total") || dimension.equals("marketplace")) {
                  cells
                      .computeIfAbsent(
                          List.of(month, dimension, slice, "gmv_rub"), absent -> new TreeMap<>())
                      .merge(one.seller(), one.kopecks(), Long::sum);
                }
              });
    }
    List<Row> rows = new ArrayList<>();
    cells.forEach((key, bySeller) -> rows.add(row(key, bySeller)));
    return rows;
  }

  private static Row row(List<String> key, Map<Long, Long> bySeller) {
    List<Map.Entry<Long, Long>> largest =
        bySeller.entrySet().stream()
            .sorted(
                Map.Entry.<Long, Long>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(20)
            .toList();
    return RowFactory.create(
        key.get(0),
        "sellers",
        "b2c",
        "cross_border",
        key.get(1),
        key.get(2),
        key.get(3),
        (long) bySeller.size(),
        sum(bySeller.values()),
        largest.stream().map(Map.Entry::getKey).toArray(Long[]::new),
        largest.stream().map(Map.Entry::getValue).toArray(Long[]::new),
        key.get(0));
  }

  private static long sum(Collection<Long> values) {
    return values.stream().mapToLong(Long::longValue).sum();
  }

  private static int compared(List<String> one, List<String> other) {
    return IntStream.range(0, one.size())
        .map(i -> one.get(i).compareTo(other.get(i)))
        .filter(difference -> difference != 0)
        .findFirst()
        .orElse(0);
  }
}
