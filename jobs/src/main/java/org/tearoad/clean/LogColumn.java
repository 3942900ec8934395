package org.tearoad.clean;

import java.util.ArrayList;
import java.util.List;
import org.tearoad.common.table.Field;

/**
 * One column of a raw log.
 *
 * @param value the column of the clean table that it becomes
 * @param codes the closed list of a {@link LogType#CODE}; empty for other types
 */
record LogColumn(String name, LogType type, Field value, List<String> codes) {

  static LogColumn must(String name, LogType type, String meaning) {
    return new LogColumn(name, type, Field.must(name, type.valueType(), meaning), List.of());
  }

  static LogColumn may(String name, LogType type, String meaning) {
    return new LogColumn(name, type, Field.may(name, type.valueType(), meaning), List.of());
  }

  static LogColumn code(String name, String meaning, List<String> codes) {
    return new LogColumn(
        name, LogType.CODE, Field.must(name, LogType.CODE.valueType(), meaning), codes);
  }

  /** The same column under another name in the clean table. */
  LogColumn becoming(String other) {
    return new LogColumn(
        name, type, new Field(other, value.type(), value.required(), value.meaning()), codes);
  }

  boolean required() {
    return value.required();
  }

  /** Reject reasons of a required column, defects of an optional one. */
  List<String> reasons() {
    List<String> reasons = new ArrayList<>();
    if (required()) {
      reasons.add(name + "_missing");
    }
    type.faults().forEach(fault -> reasons.add(name + "_" + fault));
    return reasons;
  }
}
