package org.tearoad.common.columns;

import static org.tearoad.common.table.Types.TEXT;

import java.io.Serializable;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.unsafe.types.UTF8String;

/** A code list, or a translation of codes, small enough to be looked up in memory. */
public final class CodeTable implements Serializable {
  private static final long serialVersionUID = 1L;

  private final HashMap<UTF8String, UTF8String> meanings = new HashMap<>();

  private CodeTable() {}

  /** A list: every known code means itself. */
  public static CodeTable of(Collection<String> codes) {
    return of(codes.stream().distinct().collect(Collectors.toMap(code -> code, code -> code)));
  }

  public static CodeTable of(Map<String, String> meanings) {
    var table = new CodeTable();
    // Sorted, so that equal tables are equal in every plan and log.
    new TreeMap<>(meanings)
        .forEach(
            (code, meaning) ->
                table.meanings.put(UTF8String.fromString(code), UTF8String.fromString(meaning)));
    return table;
  }

  /** The meaning of a code; null for a code that is not in the table. */
  public Column meaning(Column code) {
    return StaticCall.nullable(
        CodeTable.class, "find", TEXT, code, StaticCall.constant(this, CodeTable.class));
  }

  public static UTF8String find(UTF8String code, CodeTable table) {
    return table.meanings.get(code);
  }

  @Override
  public String toString() {
    return meanings.size() + " codes";
  }
}
