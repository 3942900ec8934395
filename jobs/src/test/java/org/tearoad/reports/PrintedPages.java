package org.tearoad.reports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** What is found in a PDF, read back. */
final class PrintedPages {
  private static final Pattern NUMBER = Pattern.compile("\\d[\\d\u00a0.,]*\\d|\\d");
  private static final float MARGIN = 40;

  private final PDDocument document;

  PrintedPages(PDDocument document) {
    this.document = document;
  }

  String text() throws IOException {
    return new PDFTextStripper().getText(document);
  }

  /** All numbers, as they are written. */
  static Set<String> numbers(String text) {
    return NUMBER
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Texts that leave the room within the margins. */
  List<String> clipped() throws IOException {
    List<String> clipped = new ArrayList<>();
    new PDFTextStripper() {
      @Override
      protected void processTextPosition(TextPosition text) {
        float right = text.getXDirAdj() + text.getWidthDirAdj();
        if (text.getXDirAdj() < MARGIN
            || right > getCurrentPage().getMediaBox().getWidth() - MARGIN) {
          clipped.add("page %d: %s".formatted(getCurrentPageNo(), text.getUnicode()));
        }
      }
    }.getText(document);
    return clipped;
  }

  /** Fonts that are not embedded as a part of a TrueType font. */
  List<String> foreignFonts() throws IOException {
    List<String> foreign = new ArrayList<>();
    for (PDPage page : document.getPages()) {
      for (COSName name : page.getResources().getFontNames()) {
        PDFont font = page.getResources().getFont(name);
        if (!font.isEmbedded() || !font.getName().matches("[A-Z]{6}\\+(GolosText|NotoSansSC)-.*")) {
          foreign.add(font.getName());
        }
      }
    }
    return foreign;
  }

  /** Alternative texts of the drawings, as screen readers say them. */
  List<String> figures() {
    List<String> figures = new ArrayList<>();
    collect(document.getDocumentCatalog().getStructureTreeRoot().getKids(), figures);
    return figures;
  }

  private static void collect(List<Object> kids, List<String> figures) {
    for (Object kid : kids) {
      if (kid instanceof PDStructureElement one) {
        if (one.getStructureType().equals("Figure")) {
          figures.add(one.getAlternateDescription());
        }
        collect(one.getKids(), figures);
      }
    }
  }
}
