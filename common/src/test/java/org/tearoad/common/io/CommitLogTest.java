package org.tearoad.common.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tearoad.common.testing.HdfsExtension;

@ExtendWith(HdfsExtension.class)
class CommitLogTest {
  private static final int NUMBERS = 50;
  @TempDir java.nio.file.Path temporary;

  @ParameterizedTest
  @EnumSource(Disk.class)
  void commitsAreNumberedFromOne(Disk disk, FileSystem hdfs) {
    var log = new CommitLog(disk.folder(temporary, hdfs));
    assertThat(log.newest()).isEmpty();

    Commit first = log.publish(Optional.empty(), "{\"release\": 1}");
    Commit second = log.publish(Optional.of(first), "{\"release\": 2}");

    assertThat(log.newest()).contains(second);
    assertThat(log.all()).containsExactly(first, second);
    assertThat(second.number()).isEqualTo(2);
    assertThat(second.file().getName()).isEqualTo("0000000002.json");
  }

  @ParameterizedTest
  @EnumSource(Disk.class)
  void aConflictLeavesTheWinnersText(Disk disk, FileSystem hdfs) {
    var log = new CommitLog(disk.folder(temporary, hdfs));
    Commit first = log.publish(Optional.empty(), "first");
    log.publish(Optional.of(first), "winner");

    assertThatExceptionOfType(CommitConflictException.class)
        .isThrownBy(() -> log.publish(Optional.of(first), "loser"))
        .withMessageMatching(
            "Cannot publish release: commit 2 exists already, written by \\S+ at 20\\S+Z, got .*"
                + "/0000000002.json");
    assertThat(log.newest().orElseThrow().text()).isEqualTo("winner");
  }

  /** A crash between taking a number and filling its file leaves it empty for ever. */
  @ParameterizedTest
  @EnumSource(Disk.class)
  void anEmptyCommitThatIsInTheWayIsNamed(Disk disk, FileSystem hdfs) throws IOException {
    Folder folder = disk.folder(temporary, hdfs);
    var log = new CommitLog(folder);
    Commit first = log.publish(Optional.empty(), "first");
    folder.fileSystem().create(folder.resolve("0000000002.json")).close();

    assertThatExceptionOfType(CommitConflictException.class)
        .isThrownBy(() -> log.publish(Optional.of(first), "second"))
        .withMessageContaining("; it is empty: delete it when no run is at work, got ");
    assertThat(log.newest()).contains(first);
  }

  @Test
  void ofTwoWritersExactlyOneWinsEachNumber() {
    assertOneWinnerPerNumber(new CommitLog(Disk.LOCAL.folder(temporary, null)));
  }

  @Test
  @Tag("long")
  void ofTwoWritersOnHdfsExactlyOneWinsEachNumber(FileSystem hdfs) {
    assertOneWinnerPerNumber(new CommitLog(Disk.HDFS.folder(temporary, hdfs)));
  }

  @Test
  void withoutHardLinksStillOneWins() {
    Folder folder = Disk.LOCAL.folder(temporary, null);

    assertOneWinnerPerNumber(
        new CommitLog(
            folder,
            (in, name, text) -> {
              String complete = Folder.temporaryFor(name);
              in.writeWhole(complete, text);
              return CreateOnce.byPlaceholder(in, name, complete);
            }));
  }

  private static void assertOneWinnerPerNumber(CommitLog log) {
    var together = new CyclicBarrier(2);
    CompletableFuture<List<String>> left =
        CompletableFuture.supplyAsync(() -> publishAll(log, "left", together));
    CompletableFuture<List<String>> right =
        CompletableFuture.supplyAsync(() -> publishAll(log, "right", together));

    List<String> won = left.thenCombine(right, CommitLogTest::concat).join();
    assertThat(log.all()).extracting(Commit::text).containsExactlyInAnyOrderElementsOf(won);
    assertThat(won).hasSize(NUMBERS);
  }

  private static List<String> concat(List<String> left, List<String> right) {
    return Stream.concat(left.stream(), right.stream()).toList();
  }

  private static List<String> publishAll(CommitLog log, String writer, CyclicBarrier together) {
    List<String> won = new ArrayList<>();
    for (int number = 1; number <= NUMBERS; number++) {
      String text = (writer + number).repeat(1000);
      Optional<Commit> parent =
          number == 1 ? Optional.empty() : Optional.of(new Commit(number - 1, null, ""));
      try {
        together.await(30, TimeUnit.SECONDS);
        log.publish(parent, text);
        won.add(text);
      } catch (CommitConflictException e) {
        assertThat(log.newest().orElseThrow().text()).hasSizeGreaterThan(4000);
      } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
        throw new IllegalStateException(e);
      }
    }
    return won;
  }

  @ParameterizedTest
  @EnumSource(Disk.class)
  void leftoversAreIgnoredAndRemovedByTheNextPublish(Disk disk, FileSystem hdfs)
      throws IOException {
    Folder folder = disk.folder(temporary, hdfs);
    folder.writeWhole(".0000000001.json.x.tmp", "half");
    folder.writeWhole(".0000000002.json.x.tmp", "of a run that is at work");
    folder.writeWhole("0000000009.json", "");
    folder.writeWhole("notes.txt", "");
    var log = new CommitLog(folder);
    assertThat(log.newest()).isEmpty();

    log.publish(Optional.empty(), "one");

    assertThat(folder.list())
        .extracting(file -> file.getPath().getName())
        .containsExactly(
            ".0000000002.json.x.tmp", "0000000001.json", "0000000009.json", "notes.txt");
  }

  @ParameterizedTest
  @EnumSource(Disk.class)
  void aWriterWhoseFileAWinnerRemovedHasLost(Disk disk, FileSystem hdfs) throws IOException {
    Folder folder = disk.folder(temporary, hdfs);
    var slow =
        new CommitLog(
            folder,
            (in, name, text) -> {
              new CommitLog(in).publish(Optional.empty(), "fast");
              return CreateOnce.in(in).create(in, name, text);
            });

    assertThatExceptionOfType(CommitConflictException.class)
        .isThrownBy(() -> slow.publish(Optional.empty(), "slow"));
    assertThat(new CommitLog(folder).newest().orElseThrow().text()).isEqualTo("fast");
  }

  @Test
  void onOtherDisksTheCheckComesFirst() {
    var log = new CommitLog(Disk.LOCAL.folder(temporary, null), CreateOnce::byCheckThenWrite);
    log.publish(Optional.empty(), "one");

    assertThatExceptionOfType(CommitConflictException.class)
        .isThrownBy(() -> log.publish(Optional.empty(), "other"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> log.publish(Optional.empty(), ""))
        .withMessage("Cannot publish release: a commit has a text, got none");
  }
}
