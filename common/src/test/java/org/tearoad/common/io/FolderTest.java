package org.tearoad.common.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tearoad.common.testing.HdfsExtension;

@ExtendWith(HdfsExtension.class)
class FolderTest {
  @TempDir java.nio.file.Path temporary;

  @ParameterizedTest
  @EnumSource(Disk.class)
  void whatIsWrittenIsReadAndNothingElseIsLeft(Disk disk, FileSystem hdfs) {
    Folder folder = disk.folder(temporary, hdfs);
    assertThat(folder.list()).isEmpty();
    assertThat(folder.readText("x/b.txt")).isEmpty();

    folder.writeAtomically("x/b.txt", "чай");
    folder.writeAtomically("x/b.txt", "茶");
    folder.writeAtomically("x/a 1.txt", "");

    assertThat(folder.readText("x/b.txt")).contains("茶");
    assertThat(folder.folder("x").readText("b.txt")).contains("茶");
    assertThat(folder.folder("x").list())
        .extracting(file -> file.getPath().getName())
        .containsExactly("a 1.txt", "b.txt");
    assertThat(folder.exists("x")).isTrue();

    String uri = folder.path() + "/x/b.txt";
    assertThat(Folder.readText(folder.fileSystem().getConf(), uri)).contains("茶");
    assertThat(Folder.readText(folder.fileSystem().getConf(), uri + "z")).isEmpty();

    folder.delete("x");
    folder.delete("x");
    assertThat(folder.exists("x")).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Disk.class)
  void aReaderSeesOneTextOrTheOther(Disk disk, FileSystem hdfs) {
    Folder folder = disk.folder(temporary, hdfs);
    String odd = "1".repeat(50_000);
    String even = "2".repeat(50_000);
    folder.writeAtomically("a", odd);

    CompletableFuture<Void> writer =
        CompletableFuture.runAsync(
            () -> {
              for (int i = 0; i < 20; i++) {
                folder.writeAtomically("a", i % 2 == 0 ? even : odd);
              }
            });
    do {
      assertThat(folder.readText("a").orElse("none")).isIn(odd, even);
    } while (!writer.isDone());
    writer.join();
  }

  @Test
  void aChecksumOfAnOldTextDoesNotSpoilTheNewOne() throws IOException {
    Folder folder = Folder.open(new Configuration(), temporary.toString());
    try (FSDataOutputStream out = folder.fileSystem().create(folder.resolve("a"))) {
      out.writeUTF("with a checksum beside it");
    }
    assertThat(temporary.resolve(".a.crc")).exists();

    folder.writeAtomically("a", "new");

    assertThat(folder.readText("a")).contains("new");
    assertThat(temporary.resolve(".a.crc")).doesNotExist();
  }

  @Test
  void whatCannotBeDoneNamesTheFile() throws IOException {
    Files.createDirectory(temporary.resolve("folder"));
    Folder folder = Folder.open(new Configuration(), temporary.toString());

    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> folder.writeAtomically("folder", "text"))
        .withMessageStartingWith("Cannot write file:" + temporary.resolve("folder"));
    assertThat(folder.list()).hasSize(1);
  }
}
