package org.tearoad.common.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {
  private static boolean validToJava(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static void assertAsJava(byte... bytes) {
    boolean valid = Utf8.valid(Arrays.copyOf(bytes, bytes.length + 8), 0, bytes.length);
    assertThat(valid).as(Arrays.toString(bytes)).isEqualTo(validToJava(bytes));
  }

  @Test
  void everyPairOfBytesIsJudgedAsJavaDoes() {
    for (int first = -128; first < 128; first++) {
      for (int second = -128; second < 128; second++) {
        assertAsJava((byte) first, (byte) second);
      }
    }
  }

  @Test
  void longerSequencesAreJudgedAsJavaDoes() {
    byte[] tails = {
      0x41, (byte) 0x80, (byte) 0x8F, (byte) 0x90, (byte) 0x9F, (byte) 0xA0, -65, -64
    };
    for (int lead = 0xE0; lead < 0x100; lead++) {
      for (byte second : tails) {
        for (byte third : tails) {
          assertAsJava((byte) lead, second, third);
          for (byte fourth : tails) {
            assertAsJava((byte) lead, second, third, fourth);
            assertAsJava((byte) 'x', (byte) lead, second, third, fourth, (byte) 'y');
          }
        }
      }
    }
  }

  @Test
  void longTextsAreJudgedAsJavaDoes() {
    var random = new Random(1);
    for (int i = 0; i < 2000; i++) {
      byte[] bytes =
          "plain text, чай 茶 🍵, and plain again".repeat(2).getBytes(StandardCharsets.UTF_8);
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      assertAsJava(bytes);
    }
  }

  @Test
  void zerosAreFoundExactly() {
    assertThat(Utf8.zeros(0x0100FF8000010080L)).isEqualTo(0x0080000080008000L);
    assertThat(Utf8.zeros(-1)).isZero();
  }
}
