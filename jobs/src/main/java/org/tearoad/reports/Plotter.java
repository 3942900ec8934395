package org.tearoad.reports;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ContextFactory;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.LambdaFunction;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.Script;
import org.mozilla.javascript.ScriptableObject;

/**
 * Draws charts as SVG without a browser: the same ECharts and the same options as in the page. One
 * a language; not for several threads at once.
 */
final class Plotter {
  private static final ContextFactory ECMA_SCRIPT =
      new ContextFactory() {
        @Override
        protected Context makeContext() {
          Context context = super.makeContext();
          context.setLanguageVersion(Context.VERSION_ES6);
          // Making classes of the library takes longer than some dozen charts.
          context.setInterpretedMode(true);
          return context;
        }
      };

  /** Clocks and windows, which the library looks for and drawings do not need. */
  private static final String WITHOUT_BROWSER =
      "var window = undefined; function setTimeout() {} function clearTimeout() {}";

  private static final Pattern SIZE = Pattern.compile("([0-9.]+)px");

  /** For the mouse, which has no part in a drawing, and what a page says itself. */
  private static final Pattern NEEDLESS =
      Pattern.compile(
          "(?s)<style\\s*>.*?</style>|<rect [^>]*fill=\"none\"></rect>"
              + "| (class|ecmeta_[a-z_]+|xmlns(?::xlink)?|version|baseProfile)=\"[^\"]*\""
              + "|(?<=[;\"])font-family:[^;\"]*;?|\\n");

  /** Places; texts are no attributes, and within them quotes are escaped. */
  private static final Pattern PLACES = Pattern.compile("(?<= (?:d|transform)=\")[^\"]*");

  private static final Pattern FRACTION = Pattern.compile("\\.(\\d)\\d+");
  private static final Pattern BROKEN = Pattern.compile("=\"[^\"]*(NaN|Infinity|undefined)");

  private final ScriptableObject scope;
  private final Function plot;

  Plotter(Words words) {
    try (Context context = ECMA_SCRIPT.enterContext()) {
      scope = context.initSafeStandardObjects();
      define("number", 1, arguments -> words.axisNumber(Context.toNumber(arguments[0])));
      define(
          "textWidth",
          2,
          arguments -> textWidth(Context.toString(arguments[0]), Context.toString(arguments[1])));
      context.evaluateString(scope, WITHOUT_BROWSER, "window", 1, null);
      Library.ECHARTS.exec(context, scope, scope);
      Library.CHARTS.exec(context, scope, scope);
      Library.PLOTTER.exec(context, scope, scope);
      Object[] months = {context.newArray(scope, words.monthNames().toArray())};
      function("nameMonths").call(context, scope, scope, months);
      plot = function("plot");
    }
  }

  /** Read once a process: it is a megabyte. */
  private static final class Library {
    private static final Script ECHARTS = script("echarts", Page.echarts());
    private static final Script CHARTS = script("charts.js", Template.text("charts.js"));
    private static final Script PLOTTER = script("plotter.js", Template.text("plotter.js"));

    private static Script script(String name, String text) {
      try (Context context = ECMA_SCRIPT.enterContext()) {
        return context.compileString(text, name, 1, null);
      }
    }
  }

  private interface Body {
    Object of(Object... arguments);
  }

  private void define(String name, int arguments, Body body) {
    scope.put(
        name,
        scope,
        new LambdaFunction(
            scope, name, arguments, (context, inScope, self, values) -> body.of(values)));
  }

  private Function function(String name) {
    return (Function) scope.get(name, scope);
  }

  /**
   * The drawing, in pixels; its texts want the {@link Fonts}.
   *
   * @param chart JSON of a panel
   * @throws UndrawableException when ECharts fails, or leaves something without its place
   */
  String svg(String chart, int width, int height) {
    String svg;
    try (Context context = ECMA_SCRIPT.enterContext()) {
      Object[] arguments = {chart, width, height};
      svg = Context.toString(plot.call(context, scope, scope, arguments));
    } catch (RhinoException e) {
      throw new UndrawableException("ECharts cannot draw it: " + e.getMessage(), e);
    }
    Matcher broken = BROKEN.matcher(svg);
    if (broken.find()) {
      throw new UndrawableException("a part of the drawing has no place, got " + broken.group(1));
    }
    return PLACES
        .matcher(NEEDLESS.matcher(svg).replaceAll(""))
        .replaceAll(place -> FRACTION.matcher(place.group()).replaceAll(".$1"));
  }

  /**
   * @param font as CSS writes it
   */
  private static double textWidth(String text, String font) {
    Matcher size = SIZE.matcher(font);
    if (!size.find()) {
      throw new UndrawableException("a text of it has no size, got " + font);
    }
    return Double.parseDouble(size.group(1))
        * Fonts.width(text, font.contains("bold") ? Fonts.BOLD : Fonts.REGULAR);
  }
}
