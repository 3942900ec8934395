package org.tearoad.reports.tables;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Enumeration;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * A workbook without the time at which it was written: equal figures are equal bytes. The library
 * that writes it looks at the clock, and cannot be told not to.
 */
final class TimelessZip {
  private static final String PROPERTIES = "docProps/core.xml";
  private static final Pattern CREATED = Pattern.compile("(<dcterms:created[^>]*>)[^<]*");

  private TimelessZip() {}

  /**
   * @param created said to be the day of its making
   */
  static byte[] of(byte[] workbook, LocalDate created) throws IOException {
    var bytes = new ByteArrayOutputStream(workbook.length);
    try (var in = new ZipFile(new SeekableInMemoryByteChannel(workbook));
        var out = new ZipArchiveOutputStream(bytes)) {
      for (Enumeration<ZipArchiveEntry> entries = in.getEntriesInPhysicalOrder();
          entries.hasMoreElements(); ) {
        ZipArchiveEntry entry = entries.nextElement();
        if (entry.getName().equals(PROPERTIES)) {
          String text = new String(in.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
          out.putArchiveEntry(timeless(new ZipArchiveEntry(PROPERTIES)));
          out.write(
              CREATED
                  .matcher(text)
                  .replaceFirst("$1" + created + "T00:00:00Z")
                  .getBytes(StandardCharsets.UTF_8));
          out.closeArchiveEntry();
        } else {
          // As it was compressed: that is most of the work.
          out.addRawArchiveEntry(timeless(entry), in.getRawInputStream(entry));
        }
      }
    }
    return bytes.toByteArray();
  }

  /** The first instant that such archives know, in every zone. */
  private static ZipArchiveEntry timeless(ZipArchiveEntry entry) {
    entry.setTime(0);
    return entry;
  }
}
