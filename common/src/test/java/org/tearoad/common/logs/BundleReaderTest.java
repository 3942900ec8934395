package org.tearoad.common.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleReaderTest {
  private static final LogRead AB =
      new LogRead(LogFormat.CSV, ',', List.of("a", "b"), Set.of(), List.of());

  private static BundleReader reader(Configuration hadoop, LogTally tally, LogFile... files) {
    return new BundleReader(
        hadoop, AB, List.of("a", Columns.PROBLEM, Columns.FILE), tally, List.of(files));
  }

  @Test
  void fileSystemThatBreaksOffFailsTheTaskSoThatItIsTriedAgain() throws IOException {
    var tally = new LogTally();
    try (var reader =
        reader(BrokenFileSystem.configuration(), tally, new LogFile("broken:///x.csv", 9))) {
      assertThatThrownBy(reader::next)
          .isInstanceOf(IOException.class)
          .hasMessage(
              "Cannot read broken:///x.csv: it broke off at or behind line 1, got EOFException: connection reset");
    }
    assertThat(tally.isZero()).isTrue();
  }

  @Test
  void blockWithAWrongChecksumOnDiskIsACut(@TempDir Path folder) throws IOException {
    var hadoop = new Configuration();
    Path file = folder.resolve("x.csv");
    try (var out =
        FileSystem.getLocal(hadoop).create(new org.apache.hadoop.fs.Path(file.toUri()))) {
      out.write("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
    }
    Files.writeString(file, "a,b\n1,3\n");

    var tally = new LogTally();
    try (var reader = reader(hadoop, tally, new LogFile(file.toUri().toString(), 8))) {
      assertThat(reader.next()).isTrue();
      assertThat(reader.get().column(1).getUTF8String(0)).hasToString("file_cut_off");
      assertThat(reader.next()).isFalse();
    }
    assertThat(tally.recordsByFile().values()).containsExactly(1L);
  }

  @Test
  void wrongAddressAndFolderAreRejects(@TempDir Path folder) throws IOException {
    for (String path : List.of("nowhere://x", "://", folder.toUri().toString())) {
      try (var reader = reader(new Configuration(), new LogTally(), new LogFile(path, 8))) {
        assertThat(reader.next()).as(path).isTrue();
        assertThat(reader.get().column(1).getUTF8String(0)).hasToString("file_unreadable");
        assertThat(reader.get().column(2).getUTF8String(0)).hasToString(path);
        assertThat(reader.next()).isFalse();
      }
    }
  }
}
