"use strict";
/* What a chart's options cannot say as data; the same for the page and for what is drawn ahead of it. */

/* Numbers of axes: number writes one as the language does, where ECharts would write English. */
function completed(option, width, number) {
  [].concat(option.xAxis, option.yAxis).forEach(function (axis) {
    var label = axis.axisLabel || {};
    // Names of months stand close: where one hides the next, January and its year may go.
    if (label.rich && width < 400) { label.fontSize = 10; }
    if (axis.type === "value") {
      var form = label.formatter || "{value}";
      label.formatter = function (value) { return form.replace("{value}", number(value)); };
    }
  });
  return option;
}

function nameMonths(months) {
  echarts.registerLocale("page", { time: { month: months, monthAbbr: months } });
}
