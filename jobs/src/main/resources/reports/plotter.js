"use strict";
/* Draws a chart without a browser; the program gives number and textWidth. */
echarts.setPlatformAPI({
  measureText: function (text, font) { return { width: textWidth(text, font) }; }
});

function plot(chart, width, height) {
  var canvas = echarts.init(null, null, { renderer: "svg", ssr: true, width: width, height: height, locale: "page" });
  try {
    var option = completed(JSON.parse(chart).option, width, number);
    canvas.setOption(option);
    // A type that this build of the library lacks is left out without a word.
    if (canvas.getModel().getSeriesCount() !== option.series.length) { throw new Error("a type of its series is unknown"); }
    return canvas.renderToSVGString();
  } finally {
    canvas.dispose();
  }
}
