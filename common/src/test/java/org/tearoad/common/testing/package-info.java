/** Tables as text in tests, and the Spark session and clusters that tests share. */
package org.tearoad.common.testing;
