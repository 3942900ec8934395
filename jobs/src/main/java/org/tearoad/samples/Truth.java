package org.tearoad.samples;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes what is planted, before any log is rendered: orders, parcels, volumes, growth, payments,
 * sellers, inquiries, events.
 */
final class Truth implements Simulation.Listener, Closeable {
  private static final int LEVEL = 4;
  private static final String ORDERS =
      "order_id,ordered_at,order_date,flow,trade,channel,marketplace,seller_country,destination_region,category,"
          + "amount,currency,final_status,ever_placed,in_gmv,captured_at,parcels\n";

  private final Path folder;
  private final Calendar calendar;
  private final Line line = new Line();
  private final TextFile orders;
  private final ParcelTruth parcels;
  private final VolumeTruth volumes = new VolumeTruth();
  private final DealingsTruth dealings;

  Truth(Path folder, Calendar calendar) throws IOException {
    this.folder = folder;
    this.calendar = calendar;
    this.dealings = new DealingsTruth(calendar);
    this.orders = TextFile.gzip(folder.resolve("orders.csv.gz"), LEVEL).write(ascii(ORDERS));
    this.parcels = new ParcelTruth(folder.resolve("parcels.csv.gz"), calendar, LEVEL);
  }

  @Override
  public void accept(Journey journey) {
    try {
      OrderTruth truth = OrderTruth.of(journey);
      if (truth != null) {
        int day = calendar.dayOf(truth.orderedAt());
        volumes.add(journey.order(), truth, day);
        dealings.add(journey, truth);
        orders.write(row(journey.order(), truth, day));
      }
      parcels.write(journey);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the truth below " + folder, e);
    }
  }

  @Override
  public void dayIsOver(int day) {}

  @Override
  public void close() throws IOException {
    orders.close();
    parcels.close();
    writeTable("monthly_volume.csv", volumes.monthly());
    writeTable("growth.csv", volumes.growth());
    writeTable("payments.csv", dealings.payments());
    writeTable("sellers.csv", dealings.sellers());
    writeTable("inquiries.csv", dealings.inquiries());
    writeTable("events.csv", "kind,name,from,to", PlantedEvents.rows());
  }

  private void writeTable(String name, String header, List<List<String>> rows) throws IOException {
    StringBuilder text = new StringBuilder(header).append('\n');
    rows.forEach(row -> text.append(String.join(",", row)).append('\n'));
    writeTable(name, text.toString());
  }

  private void writeTable(String name, String text) throws IOException {
    try (TextFile file = TextFile.plain(folder.resolve(name))) {
      file.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private byte[] row(Order order, OrderTruth truth, int day) {
    Shop shop = order.shop();
    line.clear().field(order.orderId());
    instant(truth.orderedAt());
    line.field(Calendar.date(day))
        .field(shop.flow())
        .field(shop.trade())
        .field(shop.stream().channel());
    line.field(shop.marketplace()).field(shop.sellerCountry()).field(order.knowableRegion());
    line.field(truth.greatest().category())
        .amount(truth.greatest().amount())
        .field(shop.currency());
    line.field(truth.greatest().status().code());
    line.field(Boolean.toString(truth.everPlaced())).field(Boolean.toString(truth.inGmv()));
    instant(truth.capturedAt());
    return line.number(truth.parcels()).end().finished();
  }

  private void instant(long second) {
    if (second != Journey.NONE) {
      InstantStyle.UTC.write(line, second, calendar);
    }
    line.end();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
