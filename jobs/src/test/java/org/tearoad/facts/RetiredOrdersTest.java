package org.tearoad.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tearoad.common.testing.TableAssert.assertThatTable;

import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tearoad.common.testing.SparkExtension;

@ExtendWith(SparkExtension.class)
class RetiredOrdersTest {
  private static final String PAYMENT =
      " | captured | 2015-11-01T08:00:00Z | card | visa | 1 | USD | payments/";

  @Test
  void aFactKnowsTheFirstAndTheLastDayOfItsFilesWhicheverCameFirst(SparkSession spark) {
    Night night = payments(spark, "p1 | o1" + PAYMENT + "dt=2015-11-03/a.csv");
    Night next =
        night
            .next()
            .payments(
                table(
                    "p1 | o1" + PAYMENT + "dt=2015-11-02/late.csv", "p1 | o1" + PAYMENT + "b.csv"))
            .run();

    assertThatTable(next.facts(PaymentFacts.TABLE))
        .hasRows(
            """
            payment_id | first_file_date | last_file_date
            p1         | 2015-11-02      | 2015-11-03
            """);
    assertThatTable(payments(spark, "p2 | o2" + PAYMENT + "b.csv").facts(PaymentFacts.TABLE))
        .hasRows(
            """
            payment_id | first_file_date | last_file_date
            p2         | -               | -
            """);
  }

  @Test
  void anOrderIsRetiredWhenOneOfItsFactsMayHaveBeenFedOnThatDay(SparkSession spark) {
    Night night =
        payments(
            spark,
            "p1 | before" + PAYMENT + "dt=2015-11-02/a.csv",
            "p2 | on" + PAYMENT + "dt=2015-11-03/a.csv",
            "p3 | around" + PAYMENT + "dt=2015-11-01/a.csv",
            "p3 | around" + PAYMENT + "dt=2015-11-09/a.csv",
            "p4 | after" + PAYMENT + "dt=2015-11-04/a.csv",
            "p5 | undated" + PAYMENT + "a.csv",
            "p6 | later" + PAYMENT + "dt=2015-11-08/a.csv",
            "p7 | on" + PAYMENT + "dt=2015-10-08/a.csv");
    var days = new TreeSet<>(Set.of(LocalDate.of(2015, 11, 3), LocalDate.of(2015, 11, 8)));

    Dataset<Row> retired = RetiredOrders.step(days).run(night::facts);

    assertThatTable(retired)
        .hasRows(
            """
            order_id | order_month
            on       | waiting
            around   | waiting
            later    | waiting
            """);
    assertThat(
            RetiredOrders.fileDays(night.facts(PaymentFacts.TABLE), retired)
                .collectAsList()
                .stream()
                .map(row -> row.getLocalDate(0) + " " + row.getLocalDate(1))
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(
            "2015-11-03 2015-11-03",
            "2015-11-01 2015-11-09",
            "2015-11-08 2015-11-08",
            "2015-10-08 2015-10-08");
  }

  private static Night payments(SparkSession spark, String... lines) {
    return new Night(spark).payments(table(lines)).run();
  }

  private static String table(String... lines) {
    return "payment_id | order_id | payment_status | payment_at | payment_method | payment_provider | payment_amount | payment_currency | file\n"
        + String.join("\n", lines)
        + "\n";
  }
}
