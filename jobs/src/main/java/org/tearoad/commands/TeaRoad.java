package org.tearoad.commands;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.tearoad.common.config.SettingsException;
import org.tearoad.common.io.CommitConflictException;
import org.tearoad.common.io.LockHeldException;
import org.tearoad.run.ExitCode;
import org.tearoad.run.RunFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The commands and their exit codes. */
@Command(
    name = "tearoad",
    description = "Measures cross-border e-commerce between China and Russia from raw logs.",
    mixinStandardHelpOptions = true,
    versionProvider = TeaRoad.Version.class,
    subcommands = {
      DemoCommand.class,
      NightlyCommand.class,
      RebuildCommand.class,
      BackfillCommand.class,
      PlanCommand.class,
      CheckCommand.class,
      ReleasesCommand.class,
      DiffCommand.class,
      PublishCommand.class,
      PruneCommand.class,
      ReportCommand.class,
      SqlCommand.class,
      TablesCommand.class,
      LineageCommand.class,
      GenerateCommand.class
    })
public final class TeaRoad implements Callable<Integer> {
  @Spec private CommandSpec spec;

  public static CommandLine commandLine() {
    return new CommandLine(new TeaRoad())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((failure, line, parsed) -> report(failure, line.getErr()));
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getOut());
    return ExitCode.USAGE.number();
  }

  /** Known failures say what to do in one message; unknown ones show where they come from. */
  private static int report(Exception failure, PrintWriter err) {
    ExitCode code = codeOf(failure);
    if (code == ExitCode.UNEXPECTED) {
      failure.printStackTrace(err);
    } else {
      err.println(failure.getMessage());
    }
    return code.number();
  }

  static ExitCode codeOf(Exception failure) {
    if (failure instanceof RunFailure run) {
      return run.exitCode();
    } else if (failure instanceof SettingsException) {
      return ExitCode.USAGE;
    } else if (failure instanceof LockHeldException || failure instanceof CommitConflictException) {
      return ExitCode.LOCKED;
    }
    return ExitCode.UNEXPECTED;
  }

  /** The version of the build. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = TeaRoad.class.getPackage().getImplementationVersion();
      return new String[] {"tearoad " + (version == null ? "development" : version)};
    }
  }
}
