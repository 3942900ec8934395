package org.tearoad.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tearoad.common.testing.TableAssert.assertThatTable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tearoad.common.table.Table;
import org.tearoad.common.testing.SparkExtension;

/** A fact is a fold: order, repeats and split of the lines cannot matter. */
@ExtendWith(SparkExtension.class)
class FoldLawsTest {
  private static final List<Table> FACTS =
      List.of(OrderFacts.TABLE, PaymentFacts.TABLE, ParcelFacts.TABLE);

  /** Lines of the three logs. */
  private record Lines(List<String> orders, List<String> payments, List<String> scans) {
    static Lines random(long seed) {
      var lines = new RandomLines(seed);
      return new Lines(lines.orders(40), lines.payments(40), lines.scans(160));
    }

    Lines shuffledAndRepeated(Random random) {
      return new Lines(
          shuffledAndRepeated(orders, random),
          shuffledAndRepeated(payments, random),
          shuffledAndRepeated(scans, random));
    }

    /** Any line goes to any batch, so an order may come after its payments and parcels. */
    List<Lines> split(int batches, Random random) {
      List<List<String>> orders = split(this.orders, batches, random);
      List<List<String>> payments = split(this.payments, batches, random);
      List<List<String>> scans = split(this.scans, batches, random);
      List<Lines> split = new ArrayList<>();
      for (int i = 0; i < batches; i++) {
        split.add(new Lines(orders.get(i), payments.get(i), scans.get(i)));
      }
      return split;
    }

    Night after(Night night) {
      return night
          .orders(RandomLines.orderTable(orders))
          .payments(RandomLines.paymentTable(payments))
          .scans(RandomLines.scanTable(scans))
          .run();
    }

    private static List<String> shuffledAndRepeated(List<String> lines, Random random) {
      List<String> all = new ArrayList<>(lines);
      lines.stream().filter(line -> random.nextInt(4) == 0).forEach(all::add);
      Collections.shuffle(all, random);
      return all;
    }

    private static List<List<String>> split(List<String> lines, int batches, Random random) {
      List<List<String>> split = new ArrayList<>();
      Stream.generate(() -> new ArrayList<String>()).limit(batches).forEach(split::add);
      for (String line : lines) {
        split.get(random.nextInt(batches)).add(line);
        if (random.nextInt(5) == 0) {
          split.get(random.nextInt(batches)).add(line);
        }
      }
      return split;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5})
  void orderRepeatsAndSplitOfLinesDoNotMatter(int batches, SparkSession spark) {
    var random = new Random(batches);
    Lines lines = Lines.random(batches);
    Night whole = lines.after(new Night(spark));
    Night shuffled = lines.shuffledAndRepeated(random).after(new Night(spark));
    Night nights = new Night(spark);
    for (Lines batch : lines.split(batches, random)) {
      nights = batch.after(nights.next());
    }

    for (Table fact : FACTS) {
      assertThat(whole.facts(fact).collectAsList()).as(fact.name()).hasSizeGreaterThan(5);
      assertThatTable(shuffled.facts(fact)).as(fact.name()).hasSameRowsAs(whole.facts(fact));
      assertThatTable(nights.facts(fact)).as(fact.name()).hasSameRowsAs(whole.facts(fact));
    }
  }

  @Test
  void aNightWithoutLinesChangesNothing(SparkSession spark) {
    Night whole = Lines.random(7).after(new Night(spark));
    Night quiet = whole.next().run();

    for (Table fact : FACTS) {
      assertThatTable(quiet.facts(fact)).hasSameRowsAs(whole.facts(fact));
    }
  }

  @Test
  void theNumberOfPartitionsDoesNotMatter(SparkSession spark) {
    Lines lines = Lines.random(11);
    Night one = lines.after(new Night(spark));
    spark.conf().set("spark.sql.shuffle.partitions", 7);
    try {
      Night many = lines.after(new Night(spark));
      for (Table fact : FACTS) {
        assertThatTable(many.facts(fact)).hasSameRowsAs(one.facts(fact));
      }
    } finally {
      spark.conf().set("spark.sql.shuffle.partitions", 1);
    }
  }
}
