/** The built jar from outside: run.sh, spark-submit, and a cluster. Runs after packaging. */
package org.tearoad.ship;
