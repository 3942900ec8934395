package org.tearoad.common.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tearoad.common.testing.HdfsExtension;

@ExtendWith(HdfsExtension.class)
class LatestTest {
  @TempDir Path temporary;

  @ParameterizedTest
  @EnumSource(Disk.class)
  void theFileIsOneLine(Disk disk, FileSystem hdfs) {
    Folder releases = disk.folder(temporary, hdfs);
    var latest = new Latest(releases);
    assertThat(latest.read()).isEmpty();

    latest.write("release=2015-12-30");
    latest.write("release=2015-12-31");

    assertThat(latest.read()).contains("release=2015-12-31");
    assertThat(releases.readText("LATEST")).contains("release=2015-12-31\n");
    assertThat(latest.repair("release=2015-12-31")).isFalse();
    assertThat(latest.repair("release=2015-12-29")).isTrue();
    assertThat(latest.read()).contains("release=2015-12-29");
  }

  @Test
  void onALocalDiskALinkLeadsToTheRelease() throws IOException {
    Folder releases = Disk.LOCAL.folder(temporary, null);
    releases.writeAtomically("release=2015-12-31/manifest.json", "{}");
    var latest = new Latest(releases);

    latest.write("release=2015-12-30");
    latest.write("release=2015-12-31");

    assertThat(releases.local("latest/manifest.json")).hasContent("{}");
    try (var entries = Files.list(releases.local("."))) {
      assertThat(entries).hasSize(3);
    }

    Files.delete(releases.local("latest"));
    assertThat(latest.repair("release=2015-12-31")).isTrue();
    assertThat(releases.local("latest")).isSymbolicLink();
  }
}
