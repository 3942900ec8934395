package org.tearoad.laws;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * The lines of one log and one day of generated logs, as bytes: one character a byte.
 *
 * @param folder below the raw root, like orders/dt=2015-12-31
 */
record Day(String folder, String header, List<String> lines) {

  static List<Day> of(Path raw) {
    try (Stream<Path> files = Files.walk(raw)) {
      return files
          .filter(file -> file.toString().endsWith(".csv.gz"))
          .sorted()
          .map(file -> read(raw, file))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Like 2015-12-31. */
  String date() {
    return folder.substring(folder.indexOf("dt=") + "dt=".length());
  }

  void copyInto(Path raw) {
    write(raw, "lines.csv.gz", lines);
  }

  /** In another order, some lines twice, spread over three files, one of them not compressed. */
  void shuffledInto(Path raw, Random random) {
    List<String> shuffled = new ArrayList<>(lines);
    lines.stream().filter(line -> random.nextInt(4) == 0).forEach(shuffled::add);
    Collections.shuffle(shuffled, random);
    int third = shuffled.size() / 3;
    write(raw, "z.csv.gz", shuffled.subList(0, third));
    write(raw, "a/b.csv", shuffled.subList(third, 2 * third));
    write(raw, "c.csv.gz", shuffled.subList(2 * third, shuffled.size()));
  }

  private void write(Path raw, String name, List<String> some) {
    String text = header + "\n" + String.join("\n", some) + (some.isEmpty() ? "" : "\n");
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    Site.write(raw.resolve(folder).resolve(name), Site.packed(name, bytes));
  }

  private static Day read(Path raw, Path file) {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
      List<String> lines = List.of(text.split("\n"));
      String folder = raw.relativize(file.getParent()).toString();
      return new Day(folder, lines.get(0), lines.subList(1, lines.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
