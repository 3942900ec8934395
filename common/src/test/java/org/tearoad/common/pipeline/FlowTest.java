package org.tearoad.common.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tearoad.common.table.Field.must;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.tearoad.common.table.Layer;
import org.tearoad.common.table.Table;
import org.tearoad.common.table.Types;

class FlowTest {
  private static final Table LEAVES = named("leaves");
  private static final Table TEAS = named("teas");
  private static final Table SHOPS = named("shops");

  private final List<String> events = new CopyOnWriteArrayList<>();
  private final Flow flow = new Flow(() -> events.add("cancel"));

  private static Table named(String name) {
    return Table.of(
        Layer.MARTS, name, "one row per id", List.of("id"), must("id", Types.TEXT, "Number."));
  }

  @Test
  void aPieceBeginsWhenItsInputsAreMade() {
    flow.add(List.of(LEAVES), List.of(), () -> events.add("leaves"))
        .add(List.of(TEAS), List.of(LEAVES), () -> events.add("teas"))
        .add(List.of(), List.of(TEAS, LEAVES), () -> events.add("shops"))
        .run();

    assertThat(events).containsExactly("leaves", "teas", "shops");
  }

  @Test
  void piecesThatDoNotNeedEachOtherRunAtTheSameTime() {
    var bothHaveBegun = new CountDownLatch(2);
    flow.add(List.of(LEAVES), List.of(), () -> meet(bothHaveBegun))
        .add(List.of(TEAS), List.of(), () -> meet(bothHaveBegun))
        .run();

    assertThat(bothHaveBegun.getCount()).isZero();
  }

  @Test
  void anInputThatIsMadeLaterIsTheOlderOne() {
    flow.add(List.of(LEAVES), List.of(TEAS), () -> events.add("leaves"))
        .add(List.of(TEAS), List.of(TEAS, LEAVES), () -> events.add("teas"))
        .run();

    assertThat(events).containsExactly("leaves", "teas");
  }

  @Test
  void anAbortedFlowEndsThoughAPieceWaitsForSomethingThatNeverComes() {
    var never = new CountDownLatch(1);
    var hasBegun = new CountDownLatch(1);
    flow.add(
            List.of(LEAVES),
            List.of(),
            () -> {
              hasBegun.countDown();
              await(never);
            })
        .add(List.of(TEAS), List.of(LEAVES), () -> events.add("teas"));
    new Thread(
            () -> {
              await(hasBegun);
              flow.abort(new IllegalStateException("Spark has stopped"));
            })
        .start();

    assertThatThrownBy(flow::run).hasMessage("Spark has stopped");
    assertThat(events).isEmpty();
  }

  @Test
  void afterAFailureNothingBeginsAndWhatHasBegunIsWaitedFor() {
    var hasBegun = new CountDownLatch(1);
    var hasFailed = new CountDownLatch(1);
    flow.add(
            List.of(LEAVES),
            List.of(),
            () -> {
              await(hasBegun);
              hasFailed.countDown();
              throw new IllegalStateException("no more tea");
            })
        .add(
            List.of(SHOPS),
            List.of(),
            () -> {
              hasBegun.countDown();
              await(hasFailed);
              events.add("shops");
            })
        .add(List.of(TEAS), List.of(LEAVES), () -> events.add("teas"));

    assertThatThrownBy(flow::run)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no more tea");
    assertThat(events).containsExactlyInAnyOrder("shops", "cancel");
  }

  @Test
  void aCheckedExceptionThatNobodyDeclaredIsThrownAsItIs() {
    flow.add(List.of(LEAVES), List.of(), () -> FlowTest.<RuntimeException>fail())
        .add(List.of(TEAS), List.of(), () -> FlowTest.<RuntimeException>fail());

    assertThatThrownBy(flow::run).isInstanceOf(IOException.class).hasMessage("no more tea");
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void fail() throws T {
    throw (T) new IOException("no more tea");
  }

  private static void meet(CountDownLatch latch) {
    latch.countDown();
    await(latch);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
