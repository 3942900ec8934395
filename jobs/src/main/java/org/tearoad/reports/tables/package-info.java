/**
 * Marts to tables that people open: a workbook and comma-separated files with the same figures. In:
 * the published rows of each mart. Out: bytes that equal rows make equal, whatever clock, zone or
 * locale the machine has.
 *
 * <p>Law: a table that cannot be written completely is not written at all, and the message names
 * mart and row. A new mart is published by its line in {@link
 * org.tearoad.reports.tables.Publications}.
 */
package org.tearoad.reports.tables;
