/**
 * Growth beyond one rate: what a change of GMV comes from, how many bought and sold, and how the
 * platforms did beside the domestic market.
 */
package org.tearoad.marts.growth;
