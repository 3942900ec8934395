package org.tearoad.facts;

import static org.tearoad.common.table.Field.may;
import static org.tearoad.common.table.Types.INSTANT;

import java.util.List;
import java.util.Locale;
import org.tearoad.common.table.Field;

/** An event code and what it says. */
record ParcelEvent(String code, String meaning) {
  /** UPU EMSEVT V3 event codes in their canonical order, with what they say. */
  static final List<ParcelEvent> ALL =
      List.of(
          new ParcelEvent("EMA", "Posting or collection"),
          new ParcelEvent("EMB", "Arrival at outward office of exchange"),
          new ParcelEvent("EXA", "Presented to export customs or security"),
          new ParcelEvent("EXB", "Held by export customs or security"),
          new ParcelEvent("EXC", "Returned from export customs or security"),
          new ParcelEvent("EXD", "Held at outward office of exchange"),
          new ParcelEvent("EXX", "Export cancellation"),
          new ParcelEvent("EMC", "Departure from outward office of exchange"),
          new ParcelEvent("EMJ", "Arrival at transit office of exchange"),
          new ParcelEvent("EMK", "Departure from transit office of exchange"),
          new ParcelEvent("EMD", "Arrival at inward office of exchange"),
          new ParcelEvent("EDA", "Held at inward office of exchange"),
          new ParcelEvent("EDB", "Presented to import customs"),
          new ParcelEvent("EME", "Held by import customs"),
          new ParcelEvent("EDC", "Returned from import customs"),
          new ParcelEvent("EDX", "Import terminated"),
          new ParcelEvent("EMF", "Departure from inward office of exchange"),
          new ParcelEvent("EDD", "Into sorting centre"),
          new ParcelEvent("EDE", "Out of sorting centre"),
          new ParcelEvent("EMG", "Arrival at delivery office"),
          new ParcelEvent("EDF", "Held at delivery depot"),
          new ParcelEvent("EDG", "Out for physical delivery"),
          new ParcelEvent("EDH", "Arrival at collection point for pick-up"),
          new ParcelEvent("EMH", "Attempted or unsuccessful delivery"),
          new ParcelEvent("EMI", "Final delivery"));

  String column() {
    return code.toLowerCase(Locale.ROOT) + "_at";
  }

  Field field() {
    return may(column(), INSTANT, "Earliest " + code + ": " + meaning + "; null when not scanned.");
  }
}
