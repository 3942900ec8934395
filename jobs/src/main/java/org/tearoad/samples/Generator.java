package org.tearoad.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Generates sample logs: orders, payments and parcels between China and Russia as a seed lets them
 * happen. Writes the planted truth first, then renders the logs with dirt, and last which lines of
 * them are bad.
 *
 * <p>Equal settings give equal bytes, whatever the machine's zone, locale and number of cores.
 */
public final class Generator {
  private static final String MARK =
      "Everything in this folder is simulated. Names of marketplaces and carriers are real, all figures are invented.\n";

  private Generator() {}

  /**
   * Writes {@code truth/} and {@code raw/} below the output folder.
   *
   * @throws UncheckedIOException when a file cannot be written
   */
  public static void generate(GeneratorSettings settings) {
    Calendar calendar = new Calendar(settings.from(), settings.to());
    Path truth = settings.output().resolve("truth");
    Path raw = settings.output().resolve("raw");
    try {
      try (Truth planted = new Truth(truth, calendar)) {
        new Simulation(settings, calendar).run(planted);
      }
      writeMark(raw.resolve("SIMULATED"));
      try (Rendering rendering = new Rendering(raw, settings.seed())) {
        LogBook logs = new LogBook(settings, calendar, rendering::write);
        new Simulation(settings, calendar).run(logs);
        List<LogFile.Ledger> ledgers = rendering.finished();
        LedgerTruth.write(truth, ledgers);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write sample logs below " + settings.output(), e);
    }
  }

  private static void writeMark(Path path) throws IOException {
    try (TextFile file = TextFile.plain(path)) {
      file.write(MARK.getBytes(StandardCharsets.US_ASCII));
    }
  }
}
