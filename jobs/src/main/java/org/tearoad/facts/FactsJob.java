package org.tearoad.facts;

import static org.tearoad.common.pipeline.Step.step;

import java.util.List;
import java.util.Set;
import org.tearoad.clean.Orders;
import org.tearoad.clean.Payments;
import org.tearoad.clean.Scans;
import org.tearoad.common.pipeline.Step;

/**
 * Accepted lines to one row per order, payment and parcel. The first step tells which months are
 * touched; the others read and write these alone.
 */
public final class FactsJob {
  private FactsJob() {}

  /**
   * @param ofOtherRates months that were finished with exchange rates that have changed since
   */
  public static List<Step> steps(FactSettings settings, Set<String> ofOtherRates) {
    return List.of(
        step(
            OrderMonths.TABLE,
            Orders.TABLE,
            Payments.TABLE,
            Scans.TABLE,
            OrderFacts.TABLE,
            (orders, payments, scans, known) ->
                OrderMonths.build(orders, payments, scans, known, settings)),
        step(
            PaymentFacts.TABLE,
            PaymentFacts.TABLE,
            Payments.TABLE,
            OrderMonths.TABLE,
            FxDaily.TABLE,
            (stored, lines, months, rates) ->
                PaymentFacts.build(
                    StoredRows.of(stored, months, ofOtherRates), lines, months, rates, settings)),
        step(
            OrderFacts.TABLE,
            OrderFacts.TABLE,
            Orders.TABLE,
            PaymentFacts.TABLE,
            OrderMonths.TABLE,
            FxDaily.TABLE,
            (stored, lines, payments, months, rates) ->
                OrderFacts.build(
                    StoredRows.of(stored, months, ofOtherRates), lines, payments, rates, settings)),
        step(
            ParcelFacts.TABLE,
            ParcelFacts.TABLE,
            Scans.TABLE,
            OrderMonths.TABLE,
            OrderFacts.TABLE,
            (stored, lines, months, orders) ->
                ParcelFacts.build(
                    StoredRows.of(stored, months, Set.of()), lines, months, orders, settings)));
  }
}
