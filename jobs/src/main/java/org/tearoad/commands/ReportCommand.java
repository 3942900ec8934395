package org.tearoad.commands;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.tearoad.common.io.RunLock;
import org.tearoad.reports.Language;
import org.tearoad.run.ExitCode;
import org.tearoad.run.Runs;
import org.tearoad.run.Warehouse.Published;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Draws the reports of a release again. */
@Command(
    name = "report",
    description = "Draws the reports of a release again.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
  @Mixin private Context context;

  @Option(
      names = "--release",
      paramLabel = "RELEASE",
      description = "Release to draw; default: the current one.")
  private String release;

  @Option(
      names = "--lang",
      paramLabel = "LANGUAGE",
      description =
          "Language of the page, like ru; default: those in which it was published, or all when in none.")
  private String lang;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Set<Language> languages = languages();
    Runs runs = context.runs();
    String name =
        Optional.ofNullable(release)
            .or(() -> runs.warehouse().current().map(Published::release))
            .orElseThrow(() -> RunCommand.nothingPublished(runs));
    try (RunLock lock = runs.lock("report")) {
      runs.reports().draw(context.session(), name, languages);
    }
    spec.commandLine().getOut().println("drawn " + name);
    return ExitCode.DONE.number();
  }

  private Set<Language> languages() {
    if (lang == null) {
      return Set.of();
    }
    return Language.of(lang)
        .map(Set::of)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "--lang must be one of %s, got %s".formatted(codes(), lang)));
  }

  private static String codes() {
    return Arrays.stream(Language.values()).map(Language::code).collect(Collectors.joining(", "));
  }
}
