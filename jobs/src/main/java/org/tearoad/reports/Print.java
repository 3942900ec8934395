package org.tearoad.reports;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;

/**
 * The bulletin on paper: A4, tagged for screen readers (PDF/UA), with its fonts, drawings as
 * vectors and texts as text. Equal pages are equal bytes.
 */
final class Print {
  private Print() {}

  /**
   * @param model of the page
   * @param day that the document names as its own: no clock may change its bytes
   * @throws UndrawableException when the page cannot be printed completely
   */
  static byte[] pdf(Map<String, Object> model, LocalDate day) {
    String page = filled(model, false);
    String printable = Fonts.printable(page);
    if (!printable.equals(page)) {
      printable = Fonts.printable(filled(model, true));
    }
    return pdf(printable, day);
  }

  private static String filled(Map<String, Object> model, boolean hasReplacements) {
    Map<String, Object> print = new HashMap<>(model);
    print.put("style", Template.text("print.css").strip());
    print.put("hasReplacements", hasReplacements);
    return Template.filled("print.ftlh", print);
  }

  private static byte[] pdf(String page, LocalDate day) {
    XRLog.setLoggingEnabled(false);
    var builder = new PdfRendererBuilder();
    builder.withHtmlContent(page, "");
    builder.usePdfUaAccessibility(true);
    builder.useReplacementText(Fonts.REPLACEMENT);
    builder.useUnicodeLineBreaker(new LineBreaks());
    builder.useSVGDrawer(new SvgDrawer());
    for (Fonts.Font font : Fonts.ALL) {
      builder.useFont(font::open, font.family(), font.weight(), FontStyle.NORMAL, true);
    }
    var bytes = new ByteArrayOutputStream();
    builder.toStream(bytes);
    try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
      renderer.createPDFWithoutClosing();
      PDDocument document = renderer.getPdfDocument();
      date(document, day);
      document.setDocumentId((long) page.hashCode());
      document.save(bytes);
    } catch (IOException e) {
      throw new UndrawableException("the page cannot be printed: " + e.getMessage(), e);
    }
    return bytes.toByteArray();
  }

  private static void date(PDDocument document, LocalDate day) {
    var noon = GregorianCalendar.from(day.atTime(12, 0).atZone(ZoneOffset.UTC));
    PDDocumentInformation information = document.getDocumentInformation();
    information.setCreationDate(noon);
    information.setModificationDate(noon);
  }
}
