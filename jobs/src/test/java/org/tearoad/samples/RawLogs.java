package org.tearoad.samples;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Reads generated folders with nothing but the JDK, as a second opinion on what was written. */
final class RawLogs {
  private RawLogs() {}

  /** All rows that are not marked as rejects, in order of file and line. */
  static Map<Log, List<RawRow>> accepted(Path output) {
    Set<String> rejected = new HashSet<>();
    for (String[] reject : table(output.resolve("truth/rejects.csv"))) {
      rejected.add(reject[0] + ":" + reject[1]);
    }
    Map<Log, List<RawRow>> rows = new HashMap<>();
    for (Log log : Log.values()) {
      rows.put(log, new ArrayList<>());
      for (Path file : files(output.resolve("raw").resolve(log.folder()))) {
        String name = output.resolve("raw").relativize(file).toString().replace('\\', '/');
        List<String> lines = lines(file);
        for (int index = 1; index < lines.size(); index++) {
          if (!rejected.contains(name + ":" + (index + 1))) {
            rows.get(log).add(new RawRow(log, name, index + 1, fields(lines.get(index))));
          }
        }
      }
    }
    return rows;
  }

  /** The rows of a CSV file without its header. */
  static List<String[]> table(Path path) {
    return lines(path).stream().skip(1).map(line -> line.split(",", -1)).toList();
  }

  static List<String> lines(Path path) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                path.toString().endsWith(".gz")
                    ? new GZIPInputStream(Files.newInputStream(path))
                    : Files.newInputStream(path),
                StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All files below a folder, sorted by path. */
  static List<Path> files(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Uncompressed bytes, since another zlib may compress the same bytes otherwise. */
  static byte[] content(Path path) {
    try (var in = Files.newInputStream(path)) {
      return path.toString().endsWith(".gz")
          ? new GZIPInputStream(in).readAllBytes()
          : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String[] fields(String line) {
    if (line.indexOf('"') < 0) {
      return line.split(",", -1);
    }
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (char letter : line.toCharArray()) {
      if (letter == '"') {
        quoted = !quoted;
      } else if (letter == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(letter);
      }
    }
    fields.add(field.toString());
    return fields.toArray(String[]::new);
  }
}
