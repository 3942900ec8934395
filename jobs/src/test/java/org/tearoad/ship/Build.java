package org.tearoad.ship;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.tearoad.common.testing.Program;
import org.tearoad.common.testing.SparkFolder;
import org.tearoad.samples.DirtRates;
import org.tearoad.samples.Generator;
import org.tearoad.samples.GeneratorSettings;

/** What the build has made, and small logs to use it on. */
final class Build {
  static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  static final SparkFolder SPARK = new SparkFolder(PROJECT.resolve("jobs/target/spark"));

  private Build() {}

  /** Raw logs of two months with a few hundred orders. */
  static Path sampleLogs(Path folder) {
    Generator.generate(
        new GeneratorSettings(
            folder,
            300,
            GeneratorSettings.DEFAULT_SEED,
            LocalDate.of(2015, 11, 1),
            LocalDate.of(2015, 12, 31),
            10,
            DirtRates.usual()));
    return folder.resolve("raw");
  }

  /** A command by spark-submit: its options first, then the jar, then ours. */
  static Program.Ended submit(List<String> options, String... arguments) {
    List<String> words = new ArrayList<>(List.of("--class", "org.tearoad.Main"));
    words.addAll(options);
    words.add("jobs/target/tearoad.jar");
    words.addAll(List.of(arguments));
    return submit(words);
  }

  /** A command by spark-submit, all words of its line. */
  static Program.Ended submit(List<String> words) {
    return Program.run(submission(words));
  }

  /** The same, not started yet. */
  static ProcessBuilder submission(List<String> words) {
    return SPARK
        .program("org.apache.spark.deploy.SparkSubmit", "1g", words)
        .directory(PROJECT.toFile());
  }
}
