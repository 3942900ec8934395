package org.tearoad.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.tearoad.clean.CleanJob;
import org.tearoad.common.logs.LogFile;
import org.tearoad.common.logs.LogFormat;
import org.tearoad.common.logs.LogSource;

/** Reads the headers of CSV files before a run does: a missing column is found without Spark. */
final class Headers {
  private final Configuration hadoop;

  Headers(Configuration hadoop) {
    this.hadoop = hadoop;
  }

  List<String> problems(List<RawFile> files) {
    List<String> problems = new ArrayList<>();
    for (RawFile file : files) {
      if (file.format() == RawFormat.CSV) {
        problems.addAll(problems(file));
      }
    }
    return problems;
  }

  private List<String> problems(RawFile file) {
    try {
      List<String> header =
          LogSource.header(
              hadoop,
              LogFormat.CSV,
              file.source().delimiter(),
              new LogFile(file.uri(), file.path(), file.size()));
      Set<String> missing = new TreeSet<>();
      if (!header.isEmpty() && file.source().select().isEmpty()) {
        missing.addAll(required(file));
        missing.removeAll(header);
      }
      return missing.isEmpty()
          ? List.of()
          : List.of(
              "Cannot read %s: line 1 lacks the columns %s, got %s; mend the file, or give source %s a SELECT"
                  .formatted(file.path(), missing, header, file.source().name()));
    } catch (IOException e) {
      return List.of(e.getMessage());
    }
  }

  private static Set<String> required(RawFile file) {
    return CleanJob.LOGS.stream()
        .filter(log -> log.name().equals(file.source().log()))
        .findFirst()
        .orElseThrow()
        .requiredColumns();
  }
}
