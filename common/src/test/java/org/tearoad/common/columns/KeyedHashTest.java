package org.tearoad.common.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tearoad.common.columns.BothModes.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.ExplainMode;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tearoad.common.testing.SparkExtension;

@ExtendWith(SparkExtension.class)
class KeyedHashTest {
  private static final String KEY = "very-secret-key";

  @Test
  void itIsHmacSha256CutTo16Bytes() {
    // RFC 4231, test case 2.
    assertThat(hash("Jefe", "what do ya want for nothing?"))
        .isEqualTo("5bdcc146bf60754e6a042426089575c7");
  }

  @Test
  void itIsWhatJavaxCryptoSays() throws Exception {
    for (String buyer : List.of("b1", "", "покупатель 7", "买家".repeat(50))) {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] digest = mac.doFinal(buyer.getBytes(StandardCharsets.UTF_8));

      assertThat(hash(KEY, buyer)).isEqualTo(HexFormat.of().formatHex(digest).substring(0, 32));
    }
  }

  @Test
  void twoKeysInTurnDoNotDisturbEachOther() {
    String first = hash(KEY, "b1");
    String second = hash("other", "b1");

    assertThat(second).isNotEqualTo(first);
    assertThat(hash(KEY, "b1")).isEqualTo(first);
    assertThat(new KeyedHash(KEY).fingerprint())
        .isEqualTo(new KeyedHash(KEY).fingerprint())
        .isNotEqualTo(new KeyedHash("other").fingerprint());
  }

  @Test
  void anEmptyKeyIsRefused() {
    assertThatThrownBy(() -> new KeyedHash("")).hasMessage("Cannot hash with an empty key");
  }

  @Test
  void columnsAreEqualWithAndWithoutGeneratedCode(SparkSession spark) {
    assertThat(BothModes.evaluate(spark, Arrays.asList("b1", null), new KeyedHash(KEY).of(text())))
        .containsExactly(List.of(hash(KEY, "b1")), Arrays.asList((Object) null));
  }

  @Test
  void noPlanAndNoTextShowsTheKey(SparkSession spark) {
    var hash = new KeyedHash(KEY);
    Dataset<Row> rows =
        spark.createDataset(List.of("b1"), Encoders.STRING()).toDF("text").select(hash.of(text()));

    assertThat(hash.toString()).doesNotContain(KEY);
    for (String mode : List.of("simple", "extended", "codegen", "cost", "formatted")) {
      assertThat(rows.queryExecution().explainString(ExplainMode.fromString(mode)))
          .as(mode)
          .doesNotContain(KEY);
    }
    assertThat(rows.queryExecution().analyzed().toJSON()).doesNotContain(KEY);
    assertThat(rows.columns()[0]).doesNotContain(KEY);
  }

  private static String hash(String key, String text) {
    return KeyedHash.hash(UTF8String.fromString(text), new KeyedHash(key)).toString();
  }
}
