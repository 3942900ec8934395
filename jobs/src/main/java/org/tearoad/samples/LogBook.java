package org.tearoad.samples;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Renders journeys as rows of the three logs, with the dirt that no truth depends on, and hands
 * over each file that is complete.
 */
final class LogBook implements Simulation.Listener {
  private static final long OWN_CHANCE = 0x106B00CL;

  private final GeneratorSettings settings;
  private final Calendar calendar;
  private final Arrival arrival;
  private final LogLines lines;
  private final Line line = new Line();
  private final Map<Log, Spoiling> spoilings = new EnumMap<>(Log.class);
  private final Map<Log, LogFile[]> open = new EnumMap<>(Log.class);
  private final Consumer<LogFile> complete;
  private int nextToClose;

  LogBook(GeneratorSettings settings, Calendar calendar, Consumer<LogFile> complete) {
    this.settings = settings;
    this.calendar = calendar;
    this.arrival = new Arrival(calendar, settings.dirt().late());
    this.lines = new LogLines(calendar);
    this.complete = complete;
    int files = fileOf(calendar.to()) + 1;
    for (Log log : Log.values()) {
      open.put(log, new LogFile[files]);
      spoilings.put(log, new Spoiling(log, settings.dirt()));
    }
  }

  @Override
  public void accept(Journey journey) {
    Randomness random = Randomness.of(settings.seed(), OWN_CHANCE, journey.number());
    Order order = journey.order();
    for (OrderState state : journey.states()) {
      if (state.fileDay() != Journey.NEVER) {
        lines.write(line, order, state);
        deliver(Log.ORDERS, state.fileDay(), state.recordedAt() != Journey.NONE, random);
      }
    }
    for (PaymentState payment : journey.payments()) {
      if (payment.fileDay() != Journey.NEVER) {
        lines.write(line, order, payment);
        deliver(Log.PAYMENTS, payment.fileDay(), payment.recordedAt() != Journey.NONE, random);
      }
    }
    for (Parcel parcel : journey.parcels()) {
      for (Scan scan : parcel.scans()) {
        if (scan.fileDay() != Journey.NEVER) {
          lines.write(line, order, parcel, scan, random.chance(settings.dirt().untidyNumbers()));
          deliver(Log.SHIPMENTS, scan.fileDay(), true, random);
        }
      }
    }
  }

  @Override
  public void dayIsOver(int day) {
    while (nextToClose <= fileOf(calendar.to()) && lastDayOf(nextToClose) <= day) {
      for (Log log : Log.values()) {
        complete.accept(file(log, nextToClose));
        open.get(log)[nextToClose] = null;
      }
      nextToClose++;
    }
  }

  private void deliver(Log log, int fileDay, boolean canCarryDefect, Randomness random) {
    LogFile file = file(log, fileOf(fileDay));
    byte[] bytes = line.finished();
    file.add(bytes);
    if (random.chance(settings.dirt().duplicates())) {
      int day = random.chance(.6) ? fileDay : arrival.laterDay(fileDay, random);
      if (day != Journey.NEVER) {
        file(log, fileOf(day)).add(bytes);
      }
    }
    spoilings.get(log).copyBadly(line, file, canCarryDefect);
  }

  private LogFile file(Log log, int index) {
    LogFile[] files = open.get(log);
    if (files[index] == null) {
      files[index] = new LogFile(log, lastDayOf(index));
    }
    return files[index];
  }

  private int fileOf(int day) {
    return (day - calendar.from()) / settings.daysPerFile();
  }

  private int lastDayOf(int file) {
    return Math.min(calendar.to(), calendar.from() + (file + 1) * settings.daysPerFile() - 1);
  }
}
