/** The only place that sets Spark options, and the progress line of long work. */
package org.tearoad.common.spark;
