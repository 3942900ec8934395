/**
 * Facts to numbers. In: the facts of touched months, reference data, the ledger. Out: base marts by
 * month, which add up, and derived marts, which a release publishes.
 *
 * <p>Law: a mart of an as-of day uses no instant after that day, and is made by SQL that groups,
 * sums and divides; what a row means for the business is a column of a fact.
 *
 * <p>A new mart: its SQL file, its contract class with the meaning of each column, its line in
 * {@link org.tearoad.marts.MartsJob}.
 */
package org.tearoad.marts;
