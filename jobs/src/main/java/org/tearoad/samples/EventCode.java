package org.tearoad.samples;

/**
 * The EMSEVT V3 events of the simulation in canonical order, with the Russian Post operation that
 * means the same.
 */
enum EventCode {
  EMA("1/1"),
  EMB("8/5"),
  EXA(""),
  EXC(""),
  EXX(""),
  EMC("10/1"),
  EMJ(""),
  EMK(""),
  EMD("9/1"),
  EDB(""),
  EME(""),
  EDC(""),
  EDX("3/1"),
  EMF("8/6"),
  EDD("8/3"),
  EDE("8/4"),
  EMG("8/2"),
  EDH(""),
  EMH("12/1"),
  EMI("2/1");

  private final String operation;

  EventCode(String operation) {
    this.operation = operation;
  }

  /** How Russian Post's own log writes it; its EMSEVT code where there is no sure counterpart. */
  String operation() {
    return operation.isEmpty() ? name() : operation;
  }
}
