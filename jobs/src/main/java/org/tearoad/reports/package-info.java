/**
 * Marts to what people read. In: the marts of a release. Out: text that says where each figure
 * comes from, and that simulated figures are simulated.
 *
 * <p>Law: a report counts nothing; every figure is a row of a mart, rounded as it is stated.
 */
package org.tearoad.reports;
