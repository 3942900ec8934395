package org.tearoad.marts.disclosure;

import java.util.List;

/**
 * When a figure may leave as a report.
 *
 * @param minimumContributors sellers, or buyers, that must have made it
 * @param pPercent by how much of the largest contribution at least the second largest contributor
 *     must be mistaken about it, in per cent; confidential
 * @param publicMarketplaces marketplaces whose own totals are public anyway, in lower case
 */
public record DisclosureSettings(
    int minimumContributors, double pPercent, List<String> publicMarketplaces) {
  public DisclosureSettings {
    publicMarketplaces = List.copyOf(publicMarketplaces);
  }
}
