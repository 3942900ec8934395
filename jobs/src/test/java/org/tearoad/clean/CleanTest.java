package org.tearoad.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tearoad.clean.CleanCases.clean;
import static org.tearoad.common.testing.TableAssert.assertThatTable;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tearoad.common.columns.KeyedHash;
import org.tearoad.common.testing.SparkExtension;

@ExtendWith(SparkExtension.class)
class CleanTest {

  @Test
  void aGoodOrderIsReadByTheTypesOfItsContract(SparkSession spark) {
    assertThatTable(clean(spark, "orders", List.of("")))
        .hasRows(
            """
            order_id | order_status | status_at            | recorded_at          | ordered_at           | item_quantity | order_amount | promised_days | outcome  | reject_reason | defects | raw
            o1       | placed       | 2015-11-11T10:00:00Z | 2015-11-11T10:01:00Z | 2015-11-11T09:00:00Z | 2             | 100.50       | 30            | accepted | -             | -       | -
            """);
  }

  @Test
  void codesAreTrimmedAndFoldedToTheCaseOfTheContract(SparkSession spark) {
    assertThatTable(
            clean(
                spark,
                "orders",
                List.of(
                    " ; order_status= PLACED ;marketplace= AliExpress\t;channel=B2C;seller_country=cn"
                        + ";origin_country= cn;destination_country=ru ;destination_region=ru-spe"
                        + ";category=Tea Ware;order_currency=usd;order_id= O-1 ;seller_id= Shop A ")))
        .hasRows(
            """
            order_id | order_status | marketplace | channel | seller_id | seller_country | origin_country | destination_country | destination_region | category | order_currency | reject_reason
            O-1      | placed       | aliexpress  | b2c     | Shop A    | CN             | CN             | RU                  | RU-SPE             | tea ware | USD            | -
            """);
    assertThatTable(
            clean(
                spark,
                "payments",
                List.of(
                    "payment_status=Refunded;payment_method=E_Wallet;payment_provider=QIWI"
                        + ";payment_currency=rub;decline_reason=No Funds")))
        .hasRows(
            """
            payment_status | payment_method | payment_provider | payment_currency | decline_reason
            refunded       | e_wallet       | qiwi             | RUB              | no funds
            """);
    assertThatTable(
            clean(
                spark,
                "shipments",
                List.of(
                    "tracking_number= rb 47312482 9 cn ;carrier=China Post;service=EMS;event_code=ema"
                        + ";event_country=cn")))
        .hasRows(
            """
            tracking_number | carrier    | service | event_code | event_country
            RB473124829CN   | china post | ems     | EMA        | CN
            """);
  }

  @Test
  void carriersCodesAreTranslatedAndCarriersNumbersKept(SparkSession spark) {
    assertThatTable(
            clean(
                spark,
                "shipments",
                List.of(
                    "event_code=8/2",
                    "event_code=31",
                    "tracking_number=80080012345678",
                    "tracking_number=zj-2015-1")))
        .hasRows(
            """
            line | tracking_number | event_code | reject_reason
            1    | RB473124829CN   | EMG        | -
            2    | RB473124829CN   | OTH        | -
            3    | 80080012345678  | EMA        | -
            4    | ZJ-2015-1       | EMA        | -
            """);
  }

  @Test
  void aRegionIsThatOfThePostcodeWhenNotSaidTheNearestLowerPrefixCounts(SparkSession spark) {
    assertThatTable(
            clean(
                spark,
                "orders",
                List.of(
                    "destination_region=;destination_postcode=101000",
                    "destination_region=;destination_postcode=189999",
                    "destination_region=;destination_postcode=190000",
                    "destination_region=;destination_postcode=295001",
                    "destination_region=;destination_postcode=100999",
                    "destination_region=;destination_postcode=",
                    "destination_region=;destination_postcode=10",
                    "destination_region=;destination_postcode=abc",
                    "destination_region=;destination_postcode=1010",
                    "destination_region=;destination_postcode=95000",
                    "destination_region=;destination_postcode=999999",
                    "destination_region=;destination_country=CN;destination_postcode=101000",
                    "destination_region=RU-SPE;destination_postcode=101000",
                    "destination_region=somewhere;destination_postcode=101000",
                    "destination_region=CN-BJ;destination_country=CN")))
        .hasRows(
            """
            line | destination_region | defects
            1    | RU-MOW             | -
            2    | RU-MOW             | -
            3    | RU-SPE             | -
            4    | UA-43              | -
            5    | -                  | -
            6    | -                  | -
            7    | -                  | -
            8    | -                  | -
            9    | -                  | -
            10   | -                  | -
            11   | -                  | -
            12   | -                  | -
            13   | RU-SPE             | -
            14   | RU-MOW             | destination_region_unreadable
            15   | CN-BJ              | -
            """);
  }

  @Test
  void theTextOfALineIsKeptForRejectsOnly(SparkSession spark) {
    assertThatTable(clean(spark, "payments", List.of("_raw=good", "_raw=bad;payment_amount=x")))
        .hasRows(
            """
            raw | outcome  | reject_reason
            -   | accepted | -
            bad | rejected | payment_amount_unreadable
            """);
  }

  @Test
  void aBuyerIsAHashAndThePlainNumberIsNowhereInAnAcceptedLine(SparkSession spark) {
    Dataset<Row> orders =
        clean(
            spark, "orders", List.of("buyer_id=buyer-7", "buyer_id= buyer-7 ", "buyer_id=buyer-8"));

    String hash =
        KeyedHash.hash(UTF8String.fromString("buyer-7"), new KeyedHash(CleanCases.KEY)).toString();
    assertThat(
            orders.select("buyer_key").as(org.apache.spark.sql.Encoders.STRING()).collectAsList())
        .startsWith(hash, hash)
        .last()
        .isNotEqualTo(hash);
    assertThat(orders.columns()).doesNotContain("buyer_id", "destination_postcode");
    assertThat(orders.toJSON().collectAsList()).noneMatch(line -> line.contains("buyer-"));
  }

  @Test
  void rejectsNameLogSourceFileLineReasonAndText(SparkSession spark) {
    List<Dataset<Row>> clean =
        List.of(
            clean(spark, "orders", List.of("", "order_id=;_raw=,placed")),
            clean(spark, "payments", List.of("_problem=line_ragged;_detail=9 fields;_raw=a,b")),
            clean(spark, "shipments", List.of("event_code=EMZ;_source=ru post;_raw=x")));
    var step = CleanJob.rejects();

    assertThatTable(step.run(input -> clean.get(step.inputs().indexOf(input))))
        .hasRows(
            """
            log       | source    | file                    | line | reason                  | detail   | raw
            orders    | orders    | raw/dt=2015-11-11/a.csv | 2    | order_id_missing        | -        | ,placed
            payments  | payments  | raw/dt=2015-11-11/a.csv | 1    | line_ragged             | 9 fields | a,b
            shipments | ru post   | raw/dt=2015-11-11/a.csv | 1    | event_code_unknown_code | -        | x
            """);
  }

  @Test
  void everyLineLeavesOnce(SparkSession spark) {
    assertThatTable(clean(spark, "orders", List.of("", "", "order_id=")))
        .hasRows(
            """
            line | outcome
            1    | accepted
            2    | accepted
            3    | rejected
            """);
  }
}
