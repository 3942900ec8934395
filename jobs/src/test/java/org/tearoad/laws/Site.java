package org.tearoad.laws;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.tearoad.commands.TeaRoad;
import org.tearoad.run.Manifest;
import org.tearoad.run.Warehouse;

/**
 * An installation of its own: raw logs, settings, a key and a warehouse in one folder, and the
 * commands on it.
 *
 * @param raw folder of the raw logs
 * @param warehouse path or URI
 * @param settings HOCON below {@code tearoad} that wins over conf/tearoad.conf
 */
public record Site(Path folder, Path raw, String warehouse, String settings) {
  private static final Path PROJECT = project();

  public static Site in(Path folder) {
    return new Site(folder, folder.resolve("raw"), folder.resolve("warehouse").toString(), "");
  }

  public Site withRaw(Path other) {
    return new Site(folder, other, warehouse, settings);
  }

  /** The same logs, settings and key, but another warehouse. */
  public Site withWarehouse(String nameOrUri) {
    String path = nameOrUri.contains(":") ? nameOrUri : folder.resolve(nameOrUri).toString();
    return new Site(folder, raw, path, settings);
  }

  public Site with(String more) {
    return new Site(folder, raw, warehouse, settings + more + "\n");
  }

  /** With a bulletin in each language, as by default. */
  public Site withBulletins() {
    return with("reporting.languages = [en, ru, zh]");
  }

  /**
   * The same with a copy of its raw logs and warehouse. The key stays where it is: its path is a
   * part of the configuration.
   */
  public Site copiedTo(Path other) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.skip(1).toList()) {
        Files.copy(
            file,
            other.resolve(folder.relativize(file).toString()),
            LinkOption.NOFOLLOW_LINKS,
            StandardCopyOption.COPY_ATTRIBUTES);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return withRaw(other.resolve("raw")).withWarehouse(other.resolve("warehouse").toString());
  }

  /** Writes a raw file; its ending says whether it is compressed. */
  public Site file(String name, String text) {
    write(raw.resolve(name), packed(name, text.getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  public Site delete(String name) {
    try {
      Files.delete(raw.resolve(name));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a command with this site's settings. */
  public Ended run(String command, String... arguments) {
    List<String> all = new ArrayList<>(List.of(command, "--conf", settingsFile().toString()));
    all.addAll(List.of(arguments));
    return command(all.toArray(String[]::new));
  }

  /** Writes the settings, and the key that they name. */
  public Path settingsFile() {
    Path file = folder.resolve("site.conf");
    write(folder.resolve("buyer.key"), "a key for tests\n".getBytes(StandardCharsets.UTF_8));
    write(file, conf().getBytes(StandardCharsets.UTF_8));
    return file;
  }

  /** Runs a command as it is given. */
  public static Ended command(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        TeaRoad.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments);
    return new Ended(code, out.toString(), err.toString());
  }

  public Warehouse store() {
    return new Warehouse(new Configuration(), warehouse);
  }

  /** What the current release says of itself. */
  public Manifest manifest() {
    Warehouse store = store();
    return store.manifest(store.current().orElseThrow().release());
  }

  /** Names of the releases from the first to the current one. */
  public List<String> releases() {
    return store().published().stream().map(Warehouse.Published::release).toList();
  }

  /** A file below the warehouse, which must be a local one. */
  public Path stored(String name) {
    return Path.of(warehouse).resolve(name);
  }

  /** A file of the project, wherever the tests are started. */
  public static Path project(String name) {
    return PROJECT.resolve(name);
  }

  static byte[] packed(String name, byte[] bytes) {
    if (!name.endsWith(".gz")) {
      return bytes;
    }
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  public static void write(Path path, byte[] bytes) {
    try {
      Files.createDirectories(path.getParent());
      Files.write(path, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String conf() {
    return """
        include "%1$s/conf/tearoad.conf"
        tearoad {
          raw = "%2$s"
          warehouse = "%3$s"
          buyers.key-file = "%4$s/buyer.key"
          # A bulletin takes longer than all else of a small run; tests that read it ask for it.
          reporting.languages = []
          reference {
            fx-rates = "%1$s/conf/reference/fx_rates.csv"
            regions = "%1$s/conf/reference/regions.csv"
            tile-grid = "%1$s/conf/reference/ru_tile_grid.csv"
            names = "%1$s/conf/reference/names.csv"
            postcode-prefixes = "%1$s/conf/reference/postcode_prefixes.csv"
            event-codes = "%1$s/conf/reference/event_codes.csv"
            working-days = "%1$s/conf/reference/working_days.csv"
            lunar-new-year = "%1$s/conf/reference/lunar_new_year.csv"
            market-benchmarks = "%1$s/conf/reference/market_benchmarks.csv"
          }
          %5$s
        }
        """
        .formatted(PROJECT, raw, warehouse, folder, settings);
  }

  private static Path project() {
    Path path = Path.of("").toAbsolutePath();
    while (!Files.exists(path.resolve("conf/tearoad.conf"))) {
      path = path.getParent();
    }
    return path;
  }
}
