/** Settings: HOCON files read into typed values, with all problems reported at once. */
package org.tearoad.common.config;
