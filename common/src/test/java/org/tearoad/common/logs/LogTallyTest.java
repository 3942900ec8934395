package org.tearoad.common.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.tearoad.common.logs.LogTally.FileTally;

class LogTallyTest {
  @Test
  void mergingTheSameFileTwiceCountsItOnce() {
    var task = new LogTally();
    task.add(new FileTally("a", 3, new TreeSet<>(Set.of("x"))));
    var tally = new LogTally();
    tally.add(new FileTally("b", 1, Collections.emptySortedSet()));

    tally.merge(task);
    tally.merge(task.copy());

    assertThat(tally.recordsByFile()).hasToString("{a=3, b=1}");
    assertThat(tally.unknownColumns()).hasToString("{a=[x]}");
    assertThat(tally.copyAndReset().isZero()).isTrue();
    assertThat(tally.isZero()).isFalse();
  }
}
