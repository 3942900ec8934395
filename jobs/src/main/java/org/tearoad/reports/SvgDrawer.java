package org.tearoad.reports;

import com.openhtmltopdf.css.constants.IdentValue;
import com.openhtmltopdf.css.parser.FSRGBColor;
import com.openhtmltopdf.css.sheet.FontFaceRule;
import com.openhtmltopdf.css.style.CssContext;
import com.openhtmltopdf.css.value.FontSpecification;
import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.extend.SVGDrawer;
import com.openhtmltopdf.layout.SharedContext;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.render.AbstractOutputDevice;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.io.File;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Draws on paper what ECharts draws: paths, texts and clips of SVG, texts as text. Anything else is
 * refused rather than left out.
 */
final class SvgDrawer implements SVGDrawer {
  private static final String[] FAMILIES =
      Fonts.ALL.stream().map(Fonts.Font::family).distinct().toArray(String[]::new);

  /** Half the height of a capital, in ems: what stands in the middle has its baseline below. */
  private static final double HALF_CAPITAL = 0.35;

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "d",
          "x",
          "y",
          "fill",
          "fill-opacity",
          "stroke",
          "stroke-width",
          "stroke-opacity",
          "stroke-dasharray",
          "stroke-dashoffset",
          "stroke-linecap",
          "stroke-linejoin",
          "stroke-miterlimit",
          "opacity",
          "transform",
          "clip-path",
          "dominant-baseline",
          "text-anchor",
          "style",
          "xml:space",
          "paint-order");

  @Override
  public void importFontFaceRules(List<FontFaceRule> fontFaces, SharedContext shared) {}

  @Override
  public void addFontFile(File file, String family, Integer weight, FontStyle style) {}

  @Override
  public void addFontStream(
      FSSupplier<InputStream> font, String family, Integer weight, FontStyle style) {}

  @Override
  public void close() {}

  @Override
  public SVGImage buildSVGImage(
      Element svg, Box box, CssContext css, double width, double height, double dotsPerPixel) {
    return new Image(svg, dotsPerPixel);
  }

  private record Image(Element svg, double dotsPerPixel) implements SVGImage {
    @Override
    public int getIntrinsicWidth() {
      return dots("width");
    }

    @Override
    public int getIntrinsicHeight() {
      return dots("height");
    }

    private int dots(String attribute) {
      return (int) Math.rint(Double.parseDouble(svg.getAttribute(attribute)) * dotsPerPixel);
    }

    @Override
    public void drawSVG(OutputDevice device, RenderingContext context, double x, double y) {
      var place = AffineTransform.getTranslateInstance(x, y);
      place.scale(dotsPerPixel, dotsPerPixel);
      new Drawing(device, context, clips(svg)).children(svg, place);
    }
  }

  private static Map<String, Element> clips(Element svg) {
    Map<String, Element> clips = new HashMap<>();
    var found = svg.getElementsByTagName("clipPath");
    for (int i = 0; i < found.getLength(); i++) {
      Element clip = (Element) found.item(i);
      clips.put("url(#" + clip.getAttribute("id") + ")", clip);
    }
    return clips;
  }

  private record Drawing(
      OutputDevice device, RenderingContext context, Map<String, Element> clips) {

    void children(Element parent, AffineTransform place) {
      for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
        if (node instanceof Element element && !element.getTagName().equals("defs")) {
          draw(element, place);
        }
      }
    }

    private void draw(Element element, AffineTransform outer) {
      for (int i = 0; i < element.getAttributes().getLength(); i++) {
        String name = element.getAttributes().item(i).getNodeName();
        if (!ATTRIBUTES.contains(name)) {
          throw cannot("attribute", name);
        }
      }
      var place = new AffineTransform(outer);
      place.concatenate(SvgPaths.transform(element.getAttribute("transform")));
      String clip = element.getAttribute("clip-path");
      if (!clip.isEmpty()) {
        Element path = (Element) clips.get(clip).getFirstChild();
        device.pushClip(place.createTransformedShape(SvgPaths.path(path.getAttribute("d"))));
      }
      switch (element.getTagName()) {
        case "g" -> children(element, place);
        case "path" -> path(element, place);
        case "text" -> text(element, place);
        default -> throw cannot("element", element.getTagName());
      }
      if (!clip.isEmpty()) {
        device.popClip();
      }
    }

    private void path(Element element, AffineTransform place) {
      Shape shape = place.createTransformedShape(SvgPaths.path(element.getAttribute("d")));
      if (isPainted(element, "fill", "#000")) {
        device.setColor(colour(element, "fill"));
        device.fill(shape);
      }
      // A line of no width is the thinnest that a printer can draw.
      if (isPainted(element, "stroke", "none") && number(element, "stroke-width", 1) > 0) {
        device.setColor(colour(element, "stroke"));
        device.setStroke(stroke(element, place.getScaleX()));
        device.draw(shape);
      }
    }

    private static BasicStroke stroke(Element element, double scale) {
      float width = (float) (number(element, "stroke-width", 1) * scale);
      String dashes = element.getAttribute("stroke-dasharray");
      int cap =
          element.getAttribute("stroke-linecap").equals("round")
              ? BasicStroke.CAP_ROUND
              : BasicStroke.CAP_BUTT;
      int join =
          element.getAttribute("stroke-linejoin").equals("round")
              ? BasicStroke.JOIN_ROUND
              : BasicStroke.JOIN_MITER;
      if (dashes.isEmpty()) {
        return new BasicStroke(width, cap, join);
      }
      double[] lengths = SvgPaths.numbers(dashes);
      float[] scaled = new float[lengths.length];
      for (int i = 0; i < scaled.length; i++) {
        scaled[i] = (float) (lengths[i] * scale);
      }
      return new BasicStroke(width, cap, join, 10, scaled, 0);
    }

    private void text(Element element, AffineTransform place) {
      Map<String, String> style = style(element.getAttribute("style"));
      double size = Double.parseDouble(style.getOrDefault("font-size", "12px").replace("px", ""));
      boolean isBold = style.getOrDefault("font-weight", "").equals("bold");
      String text = element.getTextContent();
      double width = size * Fonts.width(text, isBold ? Fonts.BOLD : Fonts.REGULAR);
      double x =
          number(element, "x", 0)
              - switch (element.getAttribute("text-anchor")) {
                case "middle" -> width / 2;
                case "end" -> width;
                default -> 0;
              };
      double y =
          number(element, "y", 0)
              + (element.getAttribute("dominant-baseline").equals("central")
                  ? HALF_CAPITAL * size
                  : 0);
      Point2D start = place.transform(new Point2D.Double(x, y), null);
      var font = new FontSpecification();
      font.families = FAMILIES;
      font.size = (float) (size * place.getScaleX());
      font.fontWeight = isBold ? IdentValue.FONT_WEIGHT_700 : IdentValue.NORMAL;
      font.fontStyle = IdentValue.NORMAL;
      font.variant = IdentValue.NORMAL;
      device.setColor(colour(element, "fill"));
      // Else a text after a bold one would be made bold by a stroke.
      ((AbstractOutputDevice) device).setFontSpecification(font);
      device.setFont(context.getFont(font));
      context
          .getTextRenderer()
          .drawString(device, text, (float) start.getX(), (float) start.getY());
    }

    private static Map<String, String> style(String text) {
      Map<String, String> style = new HashMap<>();
      for (String part : text.split(";", 0)) {
        String[] pair = part.split(":", 2);
        if (pair.length == 2) {
          style.put(pair[0].strip(), pair[1].strip());
        }
      }
      return style;
    }

    private static double number(Element element, String attribute, double otherwise) {
      String text = element.getAttribute(attribute);
      return text.isEmpty() ? otherwise : Double.parseDouble(text);
    }

    private static boolean isPainted(Element element, String attribute, String otherwise) {
      String paint = element.getAttribute(attribute);
      String value = paint.isEmpty() ? otherwise : paint;
      return !value.equals("none") && !value.equals("transparent");
    }

    /** Without a colour it is black, as SVG says. */
    private static FSRGBColor colour(Element element, String attribute) {
      String text = element.getAttribute(attribute);
      Color colour = text.isEmpty() ? Color.BLACK : Color.decode(text);
      double alpha = number(element, attribute + "-opacity", 1) * number(element, "opacity", 1);
      return new FSRGBColor(colour.getRed(), colour.getGreen(), colour.getBlue(), (float) alpha);
    }

    private static UndrawableException cannot(String what, String name) {
      return new UndrawableException(
          "a drawing cannot be printed: unknown %s of SVG, got %s".formatted(what, name));
    }
  }
}
