package org.tearoad.common.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogBundleTest {
  private static final long MEBIBYTE = 1024 * 1024;

  private static List<LogFile> files(int count, long size) {
    var files = new ArrayList<LogFile>();
    for (int i = 0; i < count; i++) {
      files.add(new LogFile("file" + i, size));
    }
    return files;
  }

  @Test
  void bundlesKeepTheOrderAndEveryFile() {
    List<LogFile> files = files(1000, 300_000);
    assertThat(LogBundle.plan(files, 2).stream().flatMap(bundle -> bundle.files().stream()))
        .containsExactlyElementsOf(files);
  }

  @Test
  void everyCoreGetsAboutFourBundles() {
    assertThat(LogBundle.plan(files(1000, 300_000), 2)).hasSizeBetween(8, 9);
  }

  @Test
  void bundleIsAtMost64MebibytesAndLargerFilesAreAlone() {
    assertThat(LogBundle.plan(files(100, 10 * MEBIBYTE), 1))
        .allMatch(bundle -> bundle.files().size() == 6 || bundle.files().size() == 4);
    assertThat(LogBundle.plan(files(3, 500 * MEBIBYTE), 1)).hasSize(3);
  }

  @Test
  void tinyFilesShareATaskButOpeningThemCounts() {
    assertThat(LogBundle.plan(files(10, 100), 8)).hasSize(1);
    assertThat(LogBundle.plan(files(160, 0), 8)).hasSize(3);
  }

  @Test
  void noFilesNeedNoTask() {
    assertThat(LogBundle.plan(List.of(), 2)).isEmpty();
  }
}
