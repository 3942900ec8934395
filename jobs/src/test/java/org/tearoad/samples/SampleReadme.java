package org.tearoad.samples;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes data-samples/README.md from the rows themselves. */
final class SampleReadme {
  private static final String HEAD =
      """
      # The sample

      Three years of logs (2013-01-01 to 2015-12-31) of 40,000 orders, in weekly files. **Everything is simulated**: names of
      marketplaces and carriers are real, all figures are invented, and `raw/SIMULATED` says so to the pipeline.

      | folder | what |
      |---|---|
      | `raw/` | the logs `orders`, `payments`, `shipments`; a file stands under the last day it covers |
      | `truth/` | what was planted: `orders.csv.gz`, `parcels.csv.gz`, `monthly_volume.csv`, `growth.csv`, `payments.csv`, `sellers.csv`, `inquiries.csv`, `events.csv`; and where the bad rows are: `files.csv`, `rejects.csv`, `defects.csv` |

      Truth counts what is delivered in these files and nothing else. Regions and their postcodes derive from hflabs/region and
      hflabs/city, CC BY-SA 4.0; the sample stands under the same licence.

      This page and the files are generated and checked by a test. To make them anew after a change of the generator:

      ```
      mvn -pl common,jobs -am test -Dtest=PlantedTruthTest -Dsurefire.failIfNoSpecifiedTests=false -Dsamples.update=true
      ```

      The same files come from `generate` with 40000 orders, seed 20151222 and 7 days a file. Lines count from 1, the header.
      """;

  private SampleReadme() {}

  static String write(Path folder, Map<Log, List<RawRow>> rows) {
    StringBuilder text = new StringBuilder(HEAD);
    events(text, folder);
    text.append("\n## Odd rows that must be accepted\n");
    new Oddities(rows)
        .find()
        .forEach(
            (kind, positions) -> {
              text.append("\n**").append(kind).append("**\n\n");
              positions.forEach(position -> text.append("- ").append(position).append('\n'));
              if (positions.isEmpty()) {
                throw new IllegalStateException(
                    "Cannot describe the sample: it has no example, got " + kind);
              }
            });
    marks(
        text,
        "Faults of optional values: the row is accepted, the value is not",
        folder.resolve("truth/defects.csv"));
    marks(
        text,
        "Rows that must be rejected: the first of each reason",
        folder.resolve("truth/rejects.csv"));
    return text.toString();
  }

  private static void events(StringBuilder text, Path folder) {
    text.append("\n## Planted events\n\n| kind | name | from | to |\n|---|---|---|---|\n");
    RawLogs.table(folder.resolve("truth/events.csv"))
        .forEach(event -> text.append("| ").append(String.join(" | ", event)).append(" |\n"));
    text.append("\n| year | channel | trade | orders | growth |\n|---|---|---|---|---|\n");
    RawLogs.table(folder.resolve("truth/growth.csv"))
        .forEach(year -> text.append("| ").append(String.join(" | ", year)).append(" |\n"));
  }

  private static void marks(StringBuilder text, String title, Path table) {
    Map<String, String> firsts = new TreeMap<>();
    for (String[] mark : RawLogs.table(table)) {
      String log = mark[0].substring(0, mark[0].indexOf('/'));
      firsts.putIfAbsent(log + " | " + mark[2], mark[0] + " line " + mark[1]);
    }
    text.append("\n## ").append(title).append("\n\n| log | reason | where |\n|---|---|---|\n");
    firsts.forEach(
        (kind, where) -> text.append("| ").append(kind).append(" | ").append(where).append(" |\n"));
  }
}
