package org.tearoad.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.tearoad.samples.GeneratorSettings;

/**
 * One more day: A is the night that reads the last day of the logs on top of a release of the day
 * before, B a rebuild of the same. Each night finds the same history, made by one rebuild.
 */
record NightAgainstRebuild(PipelineProcess pipeline) implements Contest {
  private static final String HISTORY = "history";
  private static final String NIGHT = "night";
  private static final String REBUILT = "rebuilt";
  private static final String LAST = " --as-of " + GeneratorSettings.DEFAULT_TO;
  private static final String DAY_BEFORE = " --as-of " + GeneratorSettings.DEFAULT_TO.minusDays(1);

  /** Makes the history; one that is there may be of another program. */
  static NightAgainstRebuild prepared(PipelineProcess pipeline)
      throws IOException, InterruptedException {
    pipeline.delete(HISTORY);
    pipeline.run("rebuild" + DAY_BEFORE, HISTORY);
    return new NightAgainstRebuild(pipeline);
  }

  @Override
  public LinkedHashMap<String, Measured> first() throws IOException, InterruptedException {
    pipeline.delete(NIGHT);
    copy(pipeline.data().resolve(HISTORY), pipeline.data().resolve(NIGHT));
    var costs = new LinkedHashMap<String, Measured>();
    costs.put(
        "A: the night of a day; B: the rebuild", pipeline.run("nightly" + LAST, NIGHT).whole());
    return costs;
  }

  @Override
  public Measured second() throws IOException, InterruptedException {
    pipeline.delete(REBUILT);
    return pipeline.run("rebuild" + LAST, REBUILT).whole();
  }

  @Override
  public List<String> compare() throws IOException, SQLException {
    Path data = pipeline.data();
    return Checksums.compareWarehouses(data.resolve(NIGHT), data.resolve(REBUILT));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)), LinkOption.NOFOLLOW_LINKS);
      }
    }
  }
}
