/**
 * What of the marts' rows may leave as a report: all reports get their rows through here. A figure
 * that may not is replaced by the reason, so that none can print it by mistake.
 */
package org.tearoad.reports.disclosure;
