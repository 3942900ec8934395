package org.tearoad.samples;

import java.util.List;

/** The orders log of one order: which states its shop tells, when, and how often. */
final class OrderLog {
  private static final int DAY = Calendar.SECONDS_A_DAY;
  private static final double UNDATED_CORRECTIONS = .1;

  private final Journey journey;
  private final Order order;
  private final Arrival arrival;
  private final DirtRates dirt;
  private final OrderDesk desk;
  private final Randomness random;

  OrderLog(Journey journey, Arrival arrival, DirtRates dirt, OrderDesk desk, Randomness random) {
    this.journey = journey;
    this.order = journey.order();
    this.arrival = arrival;
    this.dirt = dirt;
    this.desk = desk;
    this.random = random;
  }

  void confirm(long placedAt, long after, long orderedAt) {
    if (order.shop().habit() == Shop.Habit.FULL) {
      state(OrderStatus.CONFIRMED, placedAt + after, orderedAt);
    }
  }

  void complete(long at, long orderedAt) {
    if (order.shop().habit() == Shop.Habit.FULL) {
      state(OrderStatus.COMPLETED, at, orderedAt);
    }
  }

  void state(OrderStatus status, long at, long orderedAt) {
    long recordedAt =
        random.chance(dirt.missingValues()) ? Journey.NONE : at + random.seconds(0, 30);
    int fileDay = arrival.fileDay(recordedAt == Journey.NONE ? at : recordedAt, random);
    journey
        .states()
        .add(
            new OrderState(
                status, at, recordedAt, orderedAt, order.amount(), order.category(), fileDay));
  }

  /**
   * The shop tells the last state again, with another amount or category. A few do not say when:
   * they lose.
   */
  void correct() {
    if (!random.chance(dirt.corrections())) {
      return;
    }
    OrderState last = journey.states().get(journey.states().size() - 1);
    long toldAt = last.at() + random.seconds(DAY, 3 * DAY);
    boolean undated = last.recordedAt() != Journey.NONE && random.chance(UNDATED_CORRECTIONS);
    boolean otherAmount = random.chance(.6);
    String category = otherAmount ? last.category() : desk.category(random);
    long amount =
        otherAmount ? Math.max(1, (long) (last.amount() * random.between(.7, 1.2))) : last.amount();
    journey
        .states()
        .add(
            new OrderState(
                last.status(),
                last.at(),
                undated ? Journey.NONE : toldAt,
                last.orderedAt(),
                amount,
                category,
                arrival.fileDay(toldAt, random)));
  }

  /** Rows of a silent marketplace, and of orders whose log is lost for good. */
  void loseWhatNeverArrives(Calendar calendar) {
    boolean silent = order.shop().marketplace().equals(PlantedEvents.SILENT_MARKETPLACE);
    PlantedEvents.Span silence = PlantedEvents.SILENCE;
    boolean lost =
        random.chance(dirt.waiting())
            || (silent && silence.contains(calendar.dayOf(order.orderedAt())));
    List<OrderState> states =
        journey.states().stream()
            .map(
                state ->
                    lost || (silent && silence.contains(calendar.dayOf(state.at())))
                        ? state.deliveredOn(Journey.NEVER)
                        : state)
            .map(
                state ->
                    silent && silence.contains(state.fileDay())
                        ? state.deliveredOn(silence.last() + 1)
                        : state)
            .toList();
    journey.replaceStates(states);
  }
}
