package org.tearoad.commands;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Gauges in Prometheus' text exposition format 0.0.4; families without a sample are left out. */
final class PrometheusText {
  private final List<Family> families = new ArrayList<>();

  /** The samples of one gauge. */
  static final class Family {
    private final String name;
    private final String help;
    private final List<String> lines = new ArrayList<>();

    private Family(String name, String help) {
      this.name = name;
      this.help = help;
    }

    /**
     * @param labels name, value, name, value …
     */
    Family sample(Number value, String... labels) {
      List<String> pairs = new ArrayList<>();
      for (int i = 0; i < labels.length; i += 2) {
        pairs.add(labels[i] + "=\"" + escaped(labels[i + 1]).replace("\"", "\\\"") + "\"");
      }
      String all = pairs.isEmpty() ? "" : "{" + String.join(",", pairs) + "}";
      lines.add(name + all + " " + plain(value) + "\n");
      return this;
    }

    private String text() {
      return lines.isEmpty()
          ? ""
          : "# HELP %s %s\n# TYPE %s gauge\n%s"
              .formatted(name, escaped(help), name, String.join("", lines));
    }
  }

  Family family(String name, String help) {
    var family = new Family(name, help);
    families.add(family);
    return family;
  }

  @Override
  public String toString() {
    return families.stream().map(Family::text).collect(Collectors.joining());
  }

  /** Without an exponent, which people read badly. */
  private static String plain(Number value) {
    double number = value.doubleValue();
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      return Double.isNaN(number) ? "NaN" : number > 0 ? "+Inf" : "-Inf";
    }
    return new BigDecimal(value.toString()).stripTrailingZeros().toPlainString();
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n");
  }
}
