/**
 * Marts to what people read. In: the marts of a release. Out: text in each language that says where
 * each figure comes from, and that simulated figures are simulated.
 *
 * <p>Laws: a report counts nothing; every figure is a row of a mart, rounded as it is stated. A
 * class holds no sentence: it chooses the key of one, and the languages have the words.
 */
package org.tearoad.reports;
