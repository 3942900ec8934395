/**
 * Raw logs to typed lines. In: lines of raw logs as texts, with source, file and line. Out: one row
 * per line, accepted with typed values or rejected with a reason.
 *
 * <p>Law: nothing disappears. A line is judged once, alone, by its contract; what other lines say
 * is the business of the facts.
 *
 * <p>A new column of a log: one line in its {@code Raw…} contract; a new kind of fault: {@link
 * org.tearoad.clean.LogType} and {@code Judge}.
 */
package org.tearoad.clean;
