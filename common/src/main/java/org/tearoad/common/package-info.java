/**
 * What knows Spark and knows nothing about shops: table contracts, steps and their one runner,
 * checks, settings, files, statistics.
 */
package org.tearoad.common;
