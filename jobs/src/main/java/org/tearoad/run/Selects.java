package org.tearoad.run;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.tearoad.common.io.Folder;

/** The SELECTs of sources with their look-ups, as far as they can be judged without a session. */
final class Selects {
  private final Configuration hadoop;

  Selects(Configuration hadoop) {
    this.hadoop = hadoop;
  }

  /**
   * @throws RunFailure when there is no such file
   */
  String text(SourceSettings source) {
    String file = source.select().orElseThrow();
    return Folder.readText(hadoop, file)
        .orElseThrow(() -> refused(source, "there is no such file, got " + file));
  }

  /**
   * The look-ups by their view names.
   *
   * @throws RunFailure when one cannot be used
   */
  SortedMap<String, LookupTable> lookups(SourceSettings source) {
    SortedMap<String, LookupTable> tables = new TreeMap<>();
    source
        .lookups()
        .forEach(
            (view, lookup) -> {
              try {
                tables.put(view, LookupTable.read(hadoop, view, lookup));
              } catch (IllegalArgumentException e) {
                throw refused(source, e.getMessage());
              }
            });
    return tables;
  }

  /** All that is wrong with them. */
  List<String> problems(List<SourceSettings> sources) {
    List<String> problems = new ArrayList<>();
    for (SourceSettings source : sources) {
      if (source.select().isPresent()) {
        collect(problems, () -> parse(source));
        collect(problems, () -> lookups(source));
      }
    }
    return problems;
  }

  /** What the facts depend on; empty for a source without a SELECT. */
  String fingerprint(SourceSettings source) {
    if (source.select().isEmpty()) {
      return "";
    }
    SortedMap<String, LookupTable> lookups = lookups(source);
    return text(source) + (lookups.isEmpty() ? "" : References.sha256(lookups.toString()));
  }

  static RunFailure refused(SourceSettings source, String why) {
    return new RunFailure(
        ExitCode.USAGE,
        "Cannot read source %s by %s: %s"
            .formatted(source.name(), source.select().orElse("its SELECT"), why));
  }

  private void parse(SourceSettings source) {
    String text = text(source);
    try {
      new CatalystSqlParser().parsePlan(text);
    } catch (Exception e) {
      // Scala does not declare what it throws.
      if (e instanceof AnalysisException syntax) {
        throw refused(source, syntax.getMessage().strip());
      }
      throw e;
    }
  }

  private static void collect(List<String> problems, Runnable attempt) {
    try {
      attempt.run();
    } catch (RunFailure e) {
      problems.add(e.getMessage());
    }
  }
}
