package org.tearoad.samples;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * Writes which lines are bad: files.csv, rejects.csv and defects.csv. Lines count from 1, which is
 * the header.
 */
final class LedgerTruth {
  private LedgerTruth() {}

  static void write(Path folder, List<LogFile.Ledger> ledgers) throws IOException {
    StringBuilder files = new StringBuilder("file,data_rows,bad_rows\n");
    for (LogFile.Ledger ledger : ledgers) {
      files.append(ledger.path()).append(',').append(ledger.rows()).append(',');
      files.append(ledger.rejects().size()).append('\n');
    }
    write(folder.resolve("files.csv"), files);
    write(folder.resolve("rejects.csv"), marks("reason", ledgers, LogFile.Ledger::rejects));
    write(folder.resolve("defects.csv"), marks("defect", ledgers, LogFile.Ledger::defects));
  }

  private static StringBuilder marks(
      String name,
      List<LogFile.Ledger> ledgers,
      Function<LogFile.Ledger, List<LogFile.Mark>> marksOf) {
    StringBuilder text = new StringBuilder("file,line,").append(name).append('\n');
    for (LogFile.Ledger ledger : ledgers) {
      for (LogFile.Mark mark : marksOf.apply(ledger)) {
        text.append(ledger.path())
            .append(',')
            .append(mark.line())
            .append(',')
            .append(mark.reason())
            .append('\n');
      }
    }
    return text;
  }

  private static void write(Path path, CharSequence text) throws IOException {
    try (TextFile file = TextFile.plain(path)) {
      file.write(text.toString().getBytes(StandardCharsets.US_ASCII));
    }
  }
}
