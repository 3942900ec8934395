package org.tearoad.marts.disclosure;

import java.util.Arrays;

/** Why a figure is left out of reports, as SDMX codes the confidentiality; the strongest first. */
public enum Suppressed {
  /** It would tell what one contributor has. */
  CONFIDENTIAL("C"),
  /** A confidential one would follow from it. */
  COMPLEMENT("D"),
  /** It is not judged, as slices of a period that is not over. */
  NOT_JUDGED("N");

  private final String code;

  Suppressed(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  static Suppressed of(String code) {
    return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst().orElseThrow();
  }
}
