package org.tearoad.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

/** The program that makes releases. */
final class Program {
  /** Asked when the process starts: another build may replace the jar while a night runs. */
  private static final String BUILD = found();

  private Program() {}

  /** Development outside a jar. */
  static String version() {
    return Optional.ofNullable(Program.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  /** The version, and the build of it: another one while somebody changes it. */
  static String build() {
    return BUILD;
  }

  private static String found() {
    Path classes =
        Path.of(
            URI.create(
                Program.class.getProtectionDomain().getCodeSource().getLocation().toString()));
    return Files.isRegularFile(classes) ? version() + " " + contents(classes) : version();
  }

  /** Hash of a jar's classes and resources, whenever they were packed. */
  static String contents(Path jar) {
    try (var zip = new ZipFile(jar.toFile())) {
      return References.sha256(
          zip.stream()
              .filter(entry -> !entry.isDirectory() && !entry.getName().startsWith("META-INF/"))
              .map(entry -> entry.getName() + " " + entry.getSize() + " " + entry.getCrc())
              .sorted()
              .collect(Collectors.joining("\n")));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the program's jar " + jar, e);
    }
  }
}
