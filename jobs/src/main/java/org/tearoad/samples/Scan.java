package org.tearoad.samples;

/** One row of the shipments log; the same for each order in the parcel. */
record Scan(
    EventCode code,
    String written,
    long at,
    int offsetHours,
    String country,
    String office,
    int fileDay) {}
