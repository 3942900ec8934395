package org.tearoad.common.columns;

import static org.tearoad.common.table.Types.TEXT;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.spark.sql.Column;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * HMAC-SHA-256 of a text under a secret key, cut to its first 16 bytes, as 32 hexadecimal digits.
 * The key is never shown: not in a plan, not in a log, not in an error.
 */
public final class KeyedHash implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 16;

  /** The Mac that a thread used last; a Mac is not for two threads. */
  private static final ThreadLocal<Keyed> LAST = new ThreadLocal<>();

  private record Keyed(KeyedHash owner, Mac mac) {}

  private final byte[] key;

  public KeyedHash(String key) {
    if (key.isEmpty()) {
      throw new IllegalArgumentException("Cannot hash with an empty key");
    }
    this.key = key.getBytes(StandardCharsets.UTF_8);
  }

  public Column of(Column text) {
    return StaticCall.nullable(
        KeyedHash.class, "hash", TEXT, text, StaticCall.constant(this, KeyedHash.class));
  }

  /** Tells two keys apart without telling either. */
  public String fingerprint() {
    return hash(UTF8String.fromString("fingerprint"), this).toString();
  }

  public static UTF8String hash(UTF8String text, KeyedHash hash) {
    byte[] digest = hash.mac().doFinal(text.getBytes());
    return UTF8String.fromString(HexFormat.of().formatHex(digest, 0, BYTES));
  }

  private Mac mac() {
    Keyed last = LAST.get();
    if (last == null || last.owner() != this) {
      last = new Keyed(this, newMac());
      LAST.set(last);
    }
    return last.mac();
  }

  private Mac newMac() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Cannot hash: this Java has no " + ALGORITHM, e);
    }
  }

  @Override
  public String toString() {
    return "keyed hash";
  }
}
