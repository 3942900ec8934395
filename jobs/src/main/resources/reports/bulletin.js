/* Draws the charts. What a tooltip says is read from the chart's table. */
(function () {
  var drawn = [];
  var language = document.documentElement.lang;
  var whole = new Intl.NumberFormat(language, { maximumFractionDigits: 4 });
  var short = new Intl.NumberFormat(language, { maximumFractionDigits: 4, notation: "compact" });

  /* Axes whose numbers ECharts would write as English does. */
  function number(value) {
    return (Math.abs(value) < 1e6 ? whole : short).format(value).replace("-", "−");
  }

  function tip(table, numbers) {
    var box = document.createElement("div");
    var heads = table.tHead.rows[0].cells;
    numbers.forEach(function (number) {
      var cells = table.tBodies[0].rows[number].cells;
      var title = document.createElement("b");
      title.textContent = cells[0].textContent;
      box.appendChild(title);
      for (var i = 1; i < cells.length; i++) {
        if (cells[i].textContent === "–") { continue; }
        var line = document.createElement("div");
        var name = document.createElement("span");
        name.textContent = heads[i].textContent;
        var value = document.createElement("span");
        value.textContent = cells[i].textContent;
        line.append(name, value);
        box.appendChild(line);
      }
    });
    box.className = "tip";
    return box;
  }

  function numbers(rows, points) {
    var found = [];
    points.forEach(function (point) {
      var number = (Array.isArray(rows[0]) ? rows[point.seriesIndex] || [] : rows)[point.dataIndex];
      if (number >= 0 && found.indexOf(number) < 0) { found.push(number); }
    });
    return found;
  }

  function draw(place) {
    var chart = JSON.parse(place.querySelector("script").textContent);
    var table = place.closest("figure").querySelector("table");
    chart.option.tooltip.formatter = function (points) {
      var lines = numbers(chart.rows, [].concat(points));
      if (lines.length > 0) { return tip(table, lines); }
      return points.name || "";
    };
    place.querySelector("svg").remove();
    var canvas = echarts.init(place, null, { renderer: "svg", locale: "page" });
    canvas.setOption(completed(chart.option, place.clientWidth, number));
    drawn.push({ place: place, canvas: canvas });
  }

  nameMonths(document.documentElement.dataset.months.split(" "));
  // What is drawn has its figures behind a click; what is a table alone stays open.
  document.querySelectorAll("details").forEach(function (details) {
    details.open = details.closest("figure").querySelector(".drawing") === null;
  });
  document.querySelectorAll(".drawing").forEach(draw);
  var watch = new ResizeObserver(function (entries) {
    entries.forEach(function (entry) {
      // Without room there is nothing to draw for: a page in the background has none.
      if (entry.contentRect.width === 0) { return; }
      drawn.forEach(function (one) { if (one.place === entry.target) { one.canvas.resize(); } });
    });
  });
  drawn.forEach(function (one) { watch.observe(one.place); });
})();
