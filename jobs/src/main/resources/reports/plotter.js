"use strict";
/* Draws a chart without a browser; the program gives number and textWidth. */
echarts.setPlatformAPI({
  measureText: function (text, font) { return { width: textWidth(text, font) }; }
});

function plot(chart, width, height) {
  var canvas = echarts.init(null, null, { renderer: "svg", ssr: true, width: width, height: height, locale: "page" });
  try {
    canvas.setOption(completed(JSON.parse(chart).option, width, number));
    return canvas.renderToSVGString();
  } finally {
    canvas.dispose();
  }
}
