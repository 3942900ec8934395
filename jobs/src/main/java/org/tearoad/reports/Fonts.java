package org.tearoad.reports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The fonts that are part of the program: for each weight one with Latin and Cyrillic, then one
 * with Chinese. Text is measured by their own tables, so that drawings are equal on every machine.
 */
final class Fonts {
  /** Stands for a character that no font has. */
  static final String REPLACEMENT = "□";

  /** In the order in which a character is looked for. */
  static final List<Font> ALL =
      List.of(
          new Font("Golos Text", 400, "GolosText-Regular"),
          new Font("Noto Sans SC", 400, "NotoSansSC-Regular"),
          new Font("Golos Text", 700, "GolosText-Bold"),
          new Font("Noto Sans SC", 700, "NotoSansSC-Bold"));

  static final int REGULAR = 400;
  static final int BOLD = 700;

  private Fonts() {}

  /** A TrueType font; the forms of its glyphs are read when they are first asked for. */
  static final class Font {
    private final String family;
    private final int weight;
    private final byte[] file;
    private final TrueTypeFont glyphs;
    private final CmapLookup codes;
    private final double unitsPerEm;

    private Font(String family, int weight, String name) {
      this.family = family;
      this.weight = weight;
      this.file = Template.bytes("fonts/" + name + ".ttf");
      try {
        glyphs = new TTFParser().parse(new RandomAccessReadBuffer(file));
        codes = glyphs.getUnicodeCmapLookup();
        unitsPerEm = glyphs.getUnitsPerEm();
        // Read now: several threads will ask.
        glyphs.getHorizontalMetrics();
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot read the font " + name, e);
      }
    }

    String family() {
      return family;
    }

    int weight() {
      return weight;
    }

    InputStream open() {
      return new ByteArrayInputStream(file);
    }

    private boolean has(int codePoint) {
      return codes.getGlyphId(codePoint) != 0;
    }

    private double advance(int codePoint) {
      try {
        return glyphs.getAdvanceWidth(codes.getGlyphId(codePoint)) / unitsPerEm;
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot read a glyph of " + family, e);
      }
    }
  }

  /** Whether a character has a form in each weight. */
  static boolean have(int codePoint) {
    return find(codePoint, REGULAR) != null && find(codePoint, BOLD) != null;
  }

  /** The text with a visible sign for each character that no font has; line breaks stay. */
  static String printable(String text) {
    if (text.codePoints().allMatch(Fonts::isPrintable)) {
      return text;
    }
    var printable = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            one -> {
              if (isPrintable(one)) {
                printable.appendCodePoint(one);
              } else {
                printable.append(REPLACEMENT);
              }
            });
    return printable.toString();
  }

  /** Width of a line in ems of its size; a character without a form is as wide as its sign. */
  static double width(String text, int weight) {
    return printable(text).codePoints().mapToDouble(one -> find(one, weight).advance(one)).sum();
  }

  private static boolean isPrintable(int codePoint) {
    return codePoint == '\n' || have(codePoint);
  }

  private static Font find(int codePoint, int weight) {
    for (Font font : ALL) {
      if (font.weight == weight && font.has(codePoint)) {
        return font;
      }
    }
    return null;
  }
}
