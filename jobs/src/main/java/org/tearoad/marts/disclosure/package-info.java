/**
 * Which figures must not leave as a report, since they would tell what one seller sold or one buyer
 * paid. In: who contributed most to each month, from orders and payments; the periods; what the
 * release before left out. Out: the cells that reports leave out. The marts themselves stay whole.
 */
package org.tearoad.marts.disclosure;
