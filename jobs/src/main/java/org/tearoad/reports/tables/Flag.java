package org.tearoad.reports.tables;

import java.util.List;

/** The flags beside figures: codes of SDMX with what they mean here. */
enum Flag {
  NORMAL("A", "obs_status", "Normal value."),
  PROVISIONAL("P", "obs_status", "Provisional: the figure may still change."),
  ESTIMATED("E", "obs_status", "Estimate of what was not counted."),
  FORECAST("F", "obs_status", "Forecast of what has not happened yet."),
  MISSING(
      "M",
      "obs_status",
      "No figure: it cannot be said, or not be compared; a column that ends in _because says why."),
  FREE("F", "conf_status", "Free for publication."),
  CONFIDENTIAL(
      "C", "conf_status", "Confidential: suppressed, since it may tell one seller's figure."),
  SECONDARY(
      "N",
      "conf_status",
      "Not for publication: suppressed, since a suppressed one follows from it.");

  static final List<Flag> ALL = List.of(values());

  private final String code;
  private final String column;
  private final String meaning;

  Flag(String code, String column, String meaning) {
    this.code = code;
    this.column = column;
    this.meaning = meaning;
  }

  String code() {
    return code;
  }

  String column() {
    return column;
  }

  String meaning() {
    return meaning;
  }

  /**
   * @param value null when the mart cannot say it
   */
  static Flag ofFigure(Object value, Nature nature, boolean isProvisional) {
    if (value == null) {
      return MISSING;
    } else if (nature == Nature.FORECAST) {
      return FORECAST;
    } else if (nature == Nature.ESTIMATE) {
      return ESTIMATED;
    }
    return isProvisional ? PROVISIONAL : NORMAL;
  }
}
