package org.tearoad.samples;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Writes truth/parcels.csv.gz: one row per order and tracking number with a delivered scan, the
 * earliest delivered instant of each event code, and what became of the parcel by the end of the
 * last day ({@code open} when nothing yet).
 */
final class ParcelTruth implements Closeable {
  private final Calendar calendar;
  private final TextFile file;
  private final Line line = new Line();
  private final long[] earliest = new long[EventCode.values().length];

  ParcelTruth(Path path, Calendar calendar, int level) throws IOException {
    this.calendar = calendar;
    this.file = TextFile.gzip(path, level);
    StringBuilder header =
        new StringBuilder("order_id,tracking_number,carrier,service,bag,outcome");
    for (EventCode code : EventCode.values()) {
      header.append(',').append(code.name().toLowerCase(Locale.ROOT)).append("_at");
    }
    file.write(header.append('\n').toString().getBytes(StandardCharsets.US_ASCII));
  }

  void write(Journey journey) throws IOException {
    for (Parcel parcel : journey.parcels()) {
      if (OrderTruth.isSeen(parcel)) {
        file.write(row(journey.order().orderId(), parcel));
      }
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private byte[] row(String orderId, Parcel parcel) {
    Arrays.fill(earliest, Journey.NONE);
    for (Scan scan : parcel.scans()) {
      int code = scan.code().ordinal();
      if (scan.fileDay() != Journey.NEVER
          && (earliest[code] == Journey.NONE || scan.at() < earliest[code])) {
        earliest[code] = scan.at();
      }
    }
    line.clear().field(orderId).field(parcel.trackingNumber()).field(parcel.carrier());
    line.field(parcel.service().isEmpty() ? "unknown" : parcel.service())
        .field(parcel.bag())
        .field(outcome(parcel));
    for (long instant : earliest) {
      if (instant != Journey.NONE) {
        InstantStyle.UTC.write(line, instant, calendar);
      }
      line.end();
    }
    return line.finished();
  }

  private String outcome(Parcel parcel) {
    boolean ended =
        parcel.end() == Parcel.End.LOST || calendar.dayOf(parcel.endedAt()) <= calendar.to();
    return ended ? parcel.end().name().toLowerCase(Locale.ROOT) : "open";
  }
}
