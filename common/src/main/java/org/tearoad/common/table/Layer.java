package org.tearoad.common.table;

/** Where a table stands in the data flow; the order of the constants is the order of the flow. */
public enum Layer {
  REFERENCE,
  CLEAN,
  FACTS,
  BASE_MARTS,
  MARTS
}
