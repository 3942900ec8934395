package org.tearoad.marts.delivery;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/** Sorts the rows of the histograms into cohorts and slices. */
final class Slices {
  private static final int WEEKS = 13;
  private static final String CROSS_BORDER = "cross_border";
  private static final Set<String> OF_SERVICE = Set.of("service", CarrierScorecard.DIMENSION);
  private static final Set<String> BOTH_WAYS =
      Set.of(SliceKey.TOTAL, "carrier", "service", "marketplace");

  private record Name(String dimension, String slice) {}

  private record GroupKey(
      String clock, DayType type, String flow, String carrier, String service, int day) {}

  /**
   * Parcels that belong to the same slices.
   *
   * @param day of a week its day, else the first of the month
   */
  private record Place(
      String clock, String flow, String carrier, String service, boolean isInWeek, int day) {}

  private final Until until;
  private final Calendars calendars;
  private final Map<SliceKey, Slice> slices = new HashMap<>();
  private final Map<GroupKey, Group> groups = new HashMap<>();
  private final Map<Place, Map<SliceKey, Slice>> found = new HashMap<>();
  private final int firstWeek;

  Slices(Until until, Calendars calendars) {
    this.until = until;
    this.calendars = calendars;
    LocalDate newest = Cohort.week(LocalDate.ofEpochDay(until.asOf())).first();
    this.firstWeek = (int) newest.minusWeeks(WEEKS - 1).toEpochDay();
  }

  SortedMap<SliceKey, Slice> all() {
    return new TreeMap<>(slices);
  }

  /** Rows of {@link DeliveryHistogram}: by carrier and service, with groups. */
  void readGroups(Iterator<Row> rows) {
    rows.forEachRemaining(this::readGroup);
  }

  private void readGroup(Row row) {
    int lastDay = until.of(row.getString(HistogramColumns.CARRIER));
    boolean isExcluded = !row.isNullAt(HistogramColumns.EXCLUDED);
    int day =
        row.isNullAt(HistogramColumns.START)
            ? firstDay(row.getString(HistogramColumns.ORDER_MONTH))
            : row.getInt(HistogramColumns.START);
    boolean isTooRecent = !isExcluded && day > lastDay;
    Followed followed =
        isExcluded || isTooRecent ? null : Followed.of(row, day, lastDay, until.lostAfterDays());
    String service = row.getString(HistogramColumns.SERVICE);
    for (Slice slice : slicesOf(row, day).values()) {
      slice.follow(lastDay);
      count(slice.tally(), row, followed, isTooRecent, lastDay);
    }
    if (followed != null) {
      long parcels = row.getLong(HistogramColumns.PARCELS);
      String flow = row.getString(HistogramColumns.FLOW);
      for (DayType type : DayType.values()) {
        calendars
            .covered(type, flow, followed)
            .filter(covered -> type == DayType.CALENDAR || isOperator(row))
            .ifPresent(
                covered -> {
                  int age = calendars.age(type, flow, covered);
                  group(row, type, day, service).add(covered.ending(), age, parcels);
                  group(row, type, day, "").add(covered.ending(), age, parcels);
                });
      }
    }
  }

  /**
   * Rows of {@link DeliverySliceHistogram}: followed to the newest file, but for the open parcels
   * of carriers that are silent.
   */
  void readSlices(Iterator<Row> rows, Map<String, String> districts) {
    rows.forEachRemaining(
        row -> {
          String dimension = row.getString(HistogramColumns.DIMENSION);
          String slice = row.getString(HistogramColumns.SLICE);
          readSlice(row, dimension, slice);
          if (dimension.equals("region")) {
            readSlice(row, "federal_district", districts.getOrDefault(slice, "unknown"));
          }
        });
  }

  private void readSlice(Row row, String dimension, String name) {
    boolean isExcluded = !row.isNullAt(HistogramColumns.EXCLUDED);
    String month =
        row.getString(
            row.isNullAt(HistogramColumns.START_MONTH)
                ? HistogramColumns.ORDER_MONTH
                : HistogramColumns.START_MONTH);
    int day =
        row.isNullAt(HistogramColumns.START) ? firstDay(month) : row.getInt(HistogramColumns.START);
    Cohort cohort = Cohort.month(LocalDate.ofEpochDay(day));
    String flow = row.getString(HistogramColumns.FLOW);
    int lastDay = until.inSliceOf(row.getString(HistogramColumns.OPEN_CARRIER));
    boolean isTooRecent = !row.isNullAt(HistogramColumns.START) && day > lastDay;
    Followed followed =
        isExcluded || isTooRecent ? null : Followed.of(row, day, lastDay, until.lostAfterDays());
    for (String scope : scopes(flow, dimension)) {
      Slice slice =
          slice(
              new SliceKey(cohort, scope, row.getString(HistogramColumns.CLOCK), dimension, name));
      slice.follow(lastDay);
      count(slice.tally(), row, followed, isTooRecent, lastDay);
      if (followed != null) {
        slice.only().add(followed.ending(), followed.age(), row.getLong(HistogramColumns.PARCELS));
      }
    }
  }

  /** Across the border both ways together: only where that is asked for. */
  private static List<String> scopes(String flow, String dimension) {
    boolean isWanted = !flow.equals("domestic") && BOTH_WAYS.contains(dimension);
    return isWanted ? List.of(flow, CROSS_BORDER) : List.of(flow);
  }

  private Group group(Row row, DayType type, int day, String service) {
    String flow = row.getString(HistogramColumns.FLOW);
    String carrier = row.getString(HistogramColumns.CARRIER);
    var key =
        new GroupKey(row.getString(HistogramColumns.CLOCK), type, flow, carrier, service, day);
    Group known = groups.get(key);
    if (known != null) {
      return known;
    }
    Group group = new Group(day, flow, carrier, service);
    groups.put(key, group);
    for (Map.Entry<SliceKey, Slice> slice : slicesOf(row, day).entrySet()) {
      boolean isOfService = OF_SERVICE.contains(slice.getKey().dimension());
      if (isOfService == !service.isEmpty() && isCounted(slice.getKey(), type)) {
        slice.getValue().add(type, group);
      }
    }
    return group;
  }

  private static boolean isCounted(SliceKey key, DayType type) {
    return type == DayType.CALENDAR
        || !key.scope().equals(CROSS_BORDER) && !key.dimension().equals(CarrierScorecard.DIMENSION);
  }

  private Map<SliceKey, Slice> slicesOf(Row row, int day) {
    LocalDate date = LocalDate.ofEpochDay(day);
    // Of a parcel without a start the month of its order is known, and no week.
    boolean isInWeek = day >= firstWeek && !row.isNullAt(HistogramColumns.START);
    var place =
        new Place(
            row.getString(HistogramColumns.CLOCK),
            row.getString(HistogramColumns.FLOW),
            row.getString(HistogramColumns.CARRIER),
            row.getString(HistogramColumns.SERVICE),
            isInWeek,
            isInWeek ? day : day - date.getDayOfMonth() + 1);
    return found.computeIfAbsent(place, absent -> makeSlices(row, date, isInWeek));
  }

  private Map<SliceKey, Slice> makeSlices(Row row, LocalDate day, boolean isInWeek) {
    String carrier = row.getString(HistogramColumns.CARRIER);
    String service = row.getString(HistogramColumns.SERVICE);
    List<Name> names =
        new ArrayList<>(
            List.of(
                new Name(SliceKey.TOTAL, SliceKey.TOTAL),
                new Name("carrier", carrier),
                new Name("service", service)));
    if (isOperator(row)) {
      names.add(new Name(CarrierScorecard.DIMENSION, carrier + "\t" + service));
    }
    Map<SliceKey, Slice> of = new HashMap<>();
    for (Name name : names) {
      for (Cohort cohort : cohorts(day, name.dimension(), isInWeek)) {
        for (String scope : scopes(row.getString(HistogramColumns.FLOW), name.dimension())) {
          var key =
              new SliceKey(
                  cohort,
                  scope,
                  row.getString(HistogramColumns.CLOCK),
                  name.dimension(),
                  name.slice());
          of.put(key, slice(key));
        }
      }
    }
    return of;
  }

  private static List<Cohort> cohorts(LocalDate day, String dimension, boolean isInWeek) {
    List<Cohort> cohorts = new ArrayList<>(List.of(Cohort.month(day)));
    if (dimension.equals(CarrierScorecard.DIMENSION)) {
      cohorts.add(Cohort.quarter(day));
    } else if (isInWeek) {
      cohorts.add(Cohort.week(day));
    }
    return cohorts;
  }

  private Slice slice(SliceKey key) {
    return slices.computeIfAbsent(key, absent -> new Slice());
  }

  private static void count(
      Tally tally, Row row, Followed followed, boolean isTooRecent, int lastDay) {
    long parcels = row.getLong(HistogramColumns.PARCELS);
    if (followed == null) {
      if (isTooRecent) {
        tally.tooRecent += parcels;
      } else {
        tally.exclude(row.getString(HistogramColumns.EXCLUDED), parcels);
      }
      return;
    }
    countPromises(tally, row, followed, lastDay);
    if (row.length() > HistogramColumns.COMPLETE) {
      if (followed.ending() == Ending.DELIVERED) {
        tally.attempted += row.getLong(HistogramColumns.ATTEMPTED);
        tally.firstAttempt += row.getLong(HistogramColumns.FIRST_ATTEMPT);
        tally.complete += row.getLong(HistogramColumns.COMPLETE);
      }
    }
  }

  /**
   * Who is open is late when the promised day is over or nothing is expected any more. Who ended
   * after the last day that is followed is open as well, but kept or broke the promise.
   */
  private static void countPromises(Tally tally, Row row, Followed followed, int lastDay) {
    long promised = row.getLong(HistogramColumns.PROMISED);
    tally.promised += promised;
    if (!row.isNullAt(HistogramColumns.AGE)) {
      tally.kept += row.getLong(HistogramColumns.KEPT);
    } else if (followed.ending() == Ending.OPEN) {
      boolean isBroken =
          !row.isNullAt(HistogramColumns.PROMISE) && row.getInt(HistogramColumns.PROMISE) < lastDay;
      tally.undecided += isBroken ? 0 : promised;
    }
  }

  private static boolean isOperator(Row row) {
    return row.getString(HistogramColumns.CLOCK).equals("operator");
  }

  private static int firstDay(String month) {
    return (int) YearMonth.parse(month).atDay(1).toEpochDay();
  }
}
