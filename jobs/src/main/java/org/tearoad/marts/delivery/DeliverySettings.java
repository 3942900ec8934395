package org.tearoad.marts.delivery;

import java.util.List;

/**
 * What the delivery marts need to know.
 *
 * @param lostAfterDays days without a scan after which a parcel counts as lost
 * @param matureAfterDays days after the last posting of a cohort until its figures are final
 * @param untrackedServices services that are not tracked to delivery, lower case
 * @param homeCountry country that import goes to, and export comes from
 * @param partnerCountry the other end of the road
 */
public record DeliverySettings(
    int lostAfterDays,
    int matureAfterDays,
    List<String> untrackedServices,
    String homeCountry,
    String partnerCountry) {
  public DeliverySettings {
    untrackedServices = List.copyOf(untrackedServices);
  }
}
