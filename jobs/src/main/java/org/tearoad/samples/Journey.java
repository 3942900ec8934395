package org.tearoad.samples;

import java.util.ArrayList;
import java.util.List;

/** All that happens to one order, as rows that are delivered on a day or never. */
final class Journey {
  static final long NONE = -1;
  static final int NEVER = -1;

  private final Order order;
  private final long number;
  private List<OrderState> states = new ArrayList<>();
  private final List<PaymentState> payments = new ArrayList<>();
  private final List<Parcel> parcels = new ArrayList<>();

  Journey(Order order, long number) {
    this.order = order;
    this.number = number;
  }

  Order order() {
    return order;
  }

  /** Running number over all orders; seeds what is drawn for this order alone. */
  long number() {
    return number;
  }

  List<OrderState> states() {
    return states;
  }

  List<PaymentState> payments() {
    return payments;
  }

  List<Parcel> parcels() {
    return parcels;
  }

  void replaceStates(List<OrderState> replacement) {
    states = new ArrayList<>(replacement);
  }
}
