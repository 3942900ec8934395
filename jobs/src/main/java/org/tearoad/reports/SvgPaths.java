package org.tearoad.reports;

import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shapes and places as SVG 1.1 writes them, as far as ECharts does. */
final class SvgPaths {
  private static final Pattern NUMBER = Pattern.compile("-?\\d*\\.?\\d+(?:e-?\\d+)?");
  private static final Pattern COMMAND = Pattern.compile("([A-Za-z])([^A-DF-Za-df-z]*)");
  private static final Pattern TRANSFORM = Pattern.compile("(\\w+)\\(([^)]*)\\)");

  private SvgPaths() {}

  static double[] numbers(String text) {
    return NUMBER
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  /**
   * @param text as {@code translate(4 5) rotate(90)}; empty for none
   */
  static AffineTransform transform(String text) {
    var whole = new AffineTransform();
    Matcher parts = TRANSFORM.matcher(text);
    while (parts.find()) {
      double[] n = numbers(parts.group(2));
      switch (parts.group(1)) {
        case "translate" -> whole.translate(n[0], n.length > 1 ? n[1] : 0);
        case "scale" -> whole.scale(n[0], n.length > 1 ? n[1] : n[0]);
        case "matrix" -> whole.concatenate(new AffineTransform(n));
        default -> throw new UndrawableException("unknown transform of SVG, got " + text);
      }
    }
    return whole;
  }

  /**
   * @param text a path's commands, absolute or relative
   */
  static Path2D path(String text) {
    var path = new Path2D.Double();
    Matcher commands = COMMAND.matcher(text);
    while (commands.find()) {
      char command = commands.group(1).charAt(0);
      double[] n = numbers(commands.group(2));
      boolean isRelative = Character.isLowerCase(command);
      double x = isRelative ? path.getCurrentPoint().getX() : 0;
      double y = isRelative ? path.getCurrentPoint().getY() : 0;
      switch (Character.toUpperCase(command)) {
        case 'M' -> {
          path.moveTo(x + n[0], y + n[1]);
          lines(path, n, 2, isRelative);
        }
        case 'L' -> lines(path, n, 0, isRelative);
        case 'C' -> {
          for (int i = 0; i < n.length; i += 6) {
            path.curveTo(
                x + n[i], y + n[i + 1], x + n[i + 2], y + n[i + 3], x + n[i + 4], y + n[i + 5]);
          }
        }
        case 'A' -> arc(path, n, x + n[5], y + n[6]);
        case 'Z' -> path.closePath();
        default -> throw new UndrawableException("unknown command of an SVG path, got " + text);
      }
    }
    return path;
  }

  private static void lines(Path2D path, double[] n, int from, boolean isRelative) {
    for (int i = from; i < n.length; i += 2) {
      double x = isRelative ? path.getCurrentPoint().getX() : 0;
      double y = isRelative ? path.getCurrentPoint().getY() : 0;
      path.lineTo(x + n[i], y + n[i + 1]);
    }
  }

  /** Part of a circle; its centre is found as appendix F.6.5 of SVG 1.1 says. */
  private static void arc(Path2D path, double[] n, double toX, double toY) {
    double fromX = path.getCurrentPoint().getX();
    double fromY = path.getCurrentPoint().getY();
    double half = Math.hypot(toX - fromX, toY - fromY) / 2;
    if (half == 0) {
      return;
    }
    double radius = Math.max(n[0], half);
    double height = Math.sqrt(radius * radius - half * half) * (n[3] == n[4] ? -1 : 1);
    double centreX = (fromX + toX) / 2 - height * (toY - fromY) / (2 * half);
    double centreY = (fromY + toY) / 2 + height * (toX - fromX) / (2 * half);
    double start = Math.toDegrees(Math.atan2(centreY - fromY, fromX - centreX));
    double extent = Math.toDegrees(Math.atan2(centreY - toY, toX - centreX)) - start;
    boolean isClockwise = n[4] == 1;
    if (isClockwise && extent > 0) {
      extent -= 360;
    } else if (!isClockwise && extent < 0) {
      extent += 360;
    }
    path.append(
        new Arc2D.Double(
            centreX - radius, centreY - radius, 2 * radius, 2 * radius, start, extent, Arc2D.OPEN),
        true);
  }
}
