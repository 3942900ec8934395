/**
 * Accepted lines to facts: one row per order, payment and parcel. In: the clean tables of a run,
 * the stored facts of the months that they touch, exchange rates. Out: these months, written anew.
 *
 * <p>Law: a fact is a fold. What a row was built from can be merged again, in any order and any
 * number of times, to the same row; and it knows no as-of, so it changes only when lines for it or
 * its reference data do.
 *
 * <p>A new column of a fact: its line in the table, and in the fold when it is state ({@code
 * stateOfLines}, {@code stateOfStored}, {@code fold}) or in {@code finish} when it follows from the
 * state.
 */
package org.tearoad.facts;
