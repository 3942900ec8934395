/**
 * Sample logs at any size, with the truth that was planted in them.
 *
 * <p>In: a seed, a number of orders, a span of days, rates of dirt. Out: {@code truth/*.csv}, then
 * {@code raw/}. The law of this package: it knows the contract of the raw logs and nothing of the
 * program that reads them, so that the truth is a second opinion. Everything is simulated; only its
 * proportions lean on published figures.
 *
 * <p>The order of work: {@link org.tearoad.samples.Simulation} makes one {@link
 * org.tearoad.samples.Journey} after the other and hands it to {@link org.tearoad.samples.Truth} in
 * a first pass and to {@link org.tearoad.samples.LogBook} in a second, equal one.
 */
package org.tearoad.samples;
