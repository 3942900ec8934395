package org.tearoad.run;

import java.util.Locale;
import java.util.Optional;

/** Format of a raw file. */
public enum RawFormat {
  CSV,
  JSONL,
  PARQUET;

  /** By the ending of the name, a compression's ending apart; empty when it tells nothing. */
  static Optional<RawFormat> of(String name) {
    String bare = name.toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|zst)$", "");
    if (bare.endsWith(".csv") || bare.endsWith(".txt")) {
      return Optional.of(CSV);
    }
    if (bare.endsWith(".jsonl") || bare.endsWith(".ndjson")) {
      return Optional.of(JSONL);
    }
    return bare.endsWith(".parquet") ? Optional.of(PARQUET) : Optional.empty();
  }

  static RawFormat parse(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
