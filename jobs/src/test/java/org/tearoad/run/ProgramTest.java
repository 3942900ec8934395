package org.tearoad.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release of a changed program must not pass for the one before. */
class ProgramTest {
  private static final String GROWTH = "marts/volume_growth.sql";

  @TempDir private Path folder;

  @Test
  void a_changed_statement_is_another_build() throws IOException {
    assertThat(Program.contents(jar("changed", GROWTH, "select 2", 0)))
        .isNotEqualTo(Program.contents(jar("first", GROWTH, "select 1", 0)))
        .isNotEqualTo(Program.contents(jar("moved", "marts/growth.sql", "select 2", 0)));
  }

  @Test
  void the_same_program_packed_later_is_the_same_build() throws IOException {
    assertThat(Program.contents(jar("later", GROWTH, "select 1", 86_400_000L)))
        .isEqualTo(Program.contents(jar("first", GROWTH, "select 1", 0)));
  }

  private Path jar(String name, String entry, String text, long time) throws IOException {
    Path jar = folder.resolve(name + ".jar");
    try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      write(zip, "META-INF/MANIFEST.MF", "Built-At: " + time, time);
      write(zip, entry, text, time);
    }
    return jar;
  }

  private static void write(ZipOutputStream zip, String entry, String text, long time)
      throws IOException {
    var header = new ZipEntry(entry);
    header.setTime(time);
    zip.putNextEntry(header);
    zip.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
