package org.tearoad.commands;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tearoad.common.io.Folder;
import org.tearoad.common.spark.Progress;
import org.tearoad.reports.Bulletin;
import org.tearoad.reports.Language;
import org.tearoad.run.ExitCode;
import org.tearoad.run.Inputs.Start;
import org.tearoad.run.RunFailure;
import org.tearoad.run.RunProgress;
import org.tearoad.run.Runs;
import org.tearoad.run.Runs.Outcome;

/** What nightly, rebuild and the demo have in common: a run, its status file, its last line. */
final class RunCommand {
  private final Context context;
  private final PrintWriter out;

  /** What is shown of the release at the end. */
  enum Show {
    LINE,
    HEADLINES
  }

  RunCommand(Context context, PrintWriter out) {
    this.context = context;
    this.out = out;
  }

  int run(RunOptions options, Start start, Show show) {
    var terminal = new StepProgress(System.err);
    boolean isWatched = Progress.Style.ofThisProcess() == Progress.Style.TERMINAL;
    Runs runs = context.runs(isWatched ? terminal::follow : session -> {});
    var status = new StatusFile(runs.warehouse());
    RunProgress shown = isWatched ? terminal : new StepLog(System.err, InstantSource.system());
    Outcome outcome;
    try {
      outcome = runs.run(options.asOf(), start, new RunWatchers(List.of(shown, status)));
    } catch (RuntimeException e) {
      try {
        ended(runs, status, TeaRoad.codeOf(e), String.valueOf(e.getMessage()), Optional.of(e));
      } catch (RuntimeException full) {
        // A full disk ends the run, and then leaves no room for the status either.
        e.addSuppressed(full);
      }
      throw e;
    }
    Optional<RunStatus> told = done(runs, status, outcome);
    if (show == Show.HEADLINES && outcome.release().isPresent()) {
      headlines(runs, outcome.release().get()).forEach(out::println);
    }
    if (outcome.published().isPresent()) {
      told.stream().flatMap(one -> one.remarks().stream()).forEach(out::println);
    }
    out.println(lastLine(runs, outcome));
    return ExitCode.DONE.number();
  }

  /** What was published stays so, even if no room is left for saying it. */
  private static Optional<RunStatus> done(Runs runs, StatusFile status, Outcome outcome) {
    try {
      return ended(runs, status, ExitCode.DONE, outcome.message(), Optional.empty());
    } catch (UncheckedIOException e) {
      System.err.println(
          "warning: Cannot write %s: %s".formatted(status.location(), e.getMessage()));
      return Optional.empty();
    }
  }

  private static Optional<RunStatus> ended(
      Runs runs,
      StatusFile status,
      ExitCode code,
      String message,
      Optional<RuntimeException> failure) {
    Optional<RunStatus> written = status.ended(code, message, failure);
    written.ifPresent(
        one ->
            new Notifier(runs.settings().notification(), System.err).tell(one, status.location()));
    return written;
  }

  /** What the bulletin says first, and where it lies. */
  private static List<String> headlines(Runs runs, String release) {
    Folder reports = runs.warehouse().release(release).folder("reports");
    List<String> lines =
        new ArrayList<>(reports.readText(Bulletin.LINES).stream().flatMap(String::lines).toList());
    String page = Bulletin.page(Language.ENGLISH);
    if (reports.exists(page)) {
      lines.add("bulletin: " + shown(reports.resolve(page).toString()));
    }
    return lines;
  }

  private static String lastLine(Runs runs, Outcome outcome) {
    return outcome
        .release()
        .map(
            name ->
                "%s: %s"
                    .formatted(
                        outcome.message(), shown(runs.warehouse().release(name).path().toString())))
        .orElse(outcome.message());
  }

  /** A path below the working directory is shown as such. */
  private static String shown(String path) {
    if (!path.startsWith("file:")) {
      return path;
    }
    Path local = Path.of(path.substring("file:".length()));
    Path here = Path.of("").toAbsolutePath();
    return local.startsWith(here) ? here.relativize(local).toString() : local.toString();
  }

  static RunFailure nothingPublished(Runs runs) {
    return new RunFailure(
        ExitCode.NO_INPUT,
        "Cannot find a release: nothing has been published in %s yet; run nightly first"
            .formatted(runs.settings().warehouse()));
  }
}
