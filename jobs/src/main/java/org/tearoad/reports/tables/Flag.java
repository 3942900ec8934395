package org.tearoad.reports.tables;

import java.util.List;
import java.util.stream.Stream;
import org.tearoad.marts.disclosure.Suppressed;

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
  SUPPRESSED("Q", "obs_status", "Left out of reports: conf_status says why."),
  FREE("F", "conf_status", "Free for publication."),
  CONFIDENTIAL(
      "C",
      "conf_status",
      "Confidential: left out, since too few sellers or buyers made it, or one of them too much."),
  COMPLEMENT(
      "D", "conf_status", "Left out, since a confidential figure would follow from it by sums."),
  NOT_JUDGED(
      "N",
      "conf_status",
      "Not for publication: a slice or rate of a period that is not over, which two releases would tell by the day.");

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
   * @param value null when the mart cannot say it, a {@link Suppressed} when reports must not
   */
  static Flag ofFigure(Object value, Nature nature, boolean isProvisional) {
    if (value == null) {
      return MISSING;
    } else if (value instanceof Suppressed) {
      return SUPPRESSED;
    } else if (nature == Nature.FORECAST) {
      return FORECAST;
    } else if (nature == Nature.ESTIMATE) {
      return ESTIMATED;
    }
    return isProvisional ? PROVISIONAL : NORMAL;
  }

  /** Of a row by the strongest reason for which one of its figures is left out. */
  static Flag ofConfidentiality(Stream<Object> figures) {
    return figures
        .filter(Suppressed.class::isInstance)
        .map(Suppressed.class::cast)
        .min(Suppressed::compareTo)
        .map(
            strongest ->
                switch (strongest) {
                  case CONFIDENTIAL -> CONFIDENTIAL;
                  case COMPLEMENT -> COMPLEMENT;
                  case NOT_JUDGED -> NOT_JUDGED;
                })
        .orElse(FREE);
  }
}
