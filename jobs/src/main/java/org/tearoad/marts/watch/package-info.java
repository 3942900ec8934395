/** What an operator is to be told of: sources that are late, and figures that left their limits. */
package org.tearoad.marts.watch;
