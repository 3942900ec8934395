/**
 * How long parcels take, from counts by age.
 *
 * <p>SQL counts parcels by age into base marts that add up: {@link
 * org.tearoad.marts.delivery.DeliveryHistogram}, {@link
 * org.tearoad.marts.delivery.DeliverySliceHistogram} and {@link
 * org.tearoad.marts.delivery.LegHistogram}. Plain Java reads these and judges by the as-of day who
 * is lost, open or no longer followed; {@code common.statistics} makes curves and intervals of it.
 *
 * <p>Law: no figure is made from delivered parcels alone, unless it is named so.
 */
package org.tearoad.marts.delivery;
