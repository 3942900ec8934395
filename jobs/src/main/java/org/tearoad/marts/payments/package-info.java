/** Do payments work: base mart and figures of attempts, declines, captures, refunds. */
package org.tearoad.marts.payments;
