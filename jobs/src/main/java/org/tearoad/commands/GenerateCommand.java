package org.tearoad.commands;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tearoad.run.ExitCode;
import org.tearoad.samples.DirtRates;
import org.tearoad.samples.Generator;
import org.tearoad.samples.GeneratorSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes simulated logs of any size, with the truth that was planted. */
@Command(
    name = "generate",
    description = "Writes simulated logs of any size, with the truth that was planted.",
    mixinStandardHelpOptions = true)
final class GenerateCommand implements Callable<Integer> {
  @Option(
      names = "--orders",
      required = true,
      paramLabel = "N",
      description = "Orders to simulate.")
  private long orders;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "FOLDER",
      description = "Folder to write raw/ and truth/ into; must be empty or new.")
  private Path output;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "20151222",
      description = "Equal seeds give equal logs; default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--from",
      paramLabel = "DAY",
      defaultValue = "2013-01-01",
      description = "First day; default: ${DEFAULT-VALUE}.")
  private LocalDate from;

  @Option(
      names = "--to",
      paramLabel = "DAY",
      defaultValue = "2015-12-31",
      description = "Last day; default: ${DEFAULT-VALUE}.")
  private LocalDate to;

  @Option(
      names = "--days-per-file",
      paramLabel = "N",
      defaultValue = "1",
      description = "Days that a file covers; default: ${DEFAULT-VALUE}.")
  private int daysPerFile;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Generator.generate(
        new GeneratorSettings(output, orders, seed, from, to, daysPerFile, DirtRates.usual()));
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "wrote simulated logs with %,d orders and their truth to %s%n",
            orders,
            output);
    return ExitCode.DONE.number();
  }
}
