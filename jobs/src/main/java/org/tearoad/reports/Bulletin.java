package org.tearoad.reports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a release publishes for people: the bulletin as one page, its headline figures for programs
 * and for the terminal. Equal marts give equal text.
 */
public final class Bulletin {
  /** The page. */
  public static final String PAGE = "bulletin.en.html";

  /** Each headline figure with the mart row behind it. */
  public static final String SUMMARY = "summary.json";

  /** The headline figures as lines for a terminal. */
  public static final String LINES = "headlines.txt";

  private final Marts marts;
  private final Edition edition;
  private final List<Tile> tiles;
  private final Optional<String> year;
  private final Headlines headlines;

  private Bulletin(Marts marts, Edition edition, List<Tile> tiles) {
    this.marts = marts;
    this.edition = edition;
    this.tiles = tiles;
    this.year = Headlines.year(marts, edition.asOf());
    this.headlines = new Headlines(marts, edition);
  }

  /**
   * All files of the bulletin, by name.
   *
   * @param tiles places of the regions on the map
   * @throws UndrawableException when a chart or figure cannot be drawn; it names chart and row
   */
  public static Map<String, String> draw(Marts marts, Edition edition, List<Tile> tiles) {
    var bulletin = new Bulletin(marts, edition, tiles);
    List<Figure> figures = named("headlines", bulletin.headlines::figures);
    Map<String, String> files = new LinkedHashMap<>();
    files.put(PAGE, Page.html(edition, figures, bulletin.sections()));
    files.put(SUMMARY, summary(edition, figures));
    files.put(LINES, String.join("\n", bulletin.headlines.lines()) + "\n");
    return files;
  }

  private List<Section> sections() {
    var volume = new VolumeRows(marts, year);
    var delivery = new DeliveryRows(marts);
    return List.of(
        new Section(
            "growth",
            "How much, and how it grows",
            List.of(
                named("volume", new VolumeChart(marts, edition, volume)::chart),
                named("growth", new GrowthChart(volume)::chart))),
        new Section(
            "delivery-time",
            "How long parcels take",
            List.of(
                named("delivery", new FanChart(delivery, edition)::chart),
                named("reach", new ReachChart(delivery)::chart),
                named("carriers", new CarrierChart(delivery, edition)::chart),
                named("legs", new LegChart(delivery, edition)::chart))),
        new Section(
            "market",
            "Who sells, and where it goes",
            List.of(
                named("regions", new RegionChart(marts, edition, year, tiles)::orders),
                named("marketplaces", new MarketplaceChart(marts, year)::chart))),
        new Section(
            "data-quality",
            "How complete the figures are",
            List.of(named("quality", new QualityChart(marts)::chart))));
  }

  private static <T> T named(String chart, Supplier<T> drawing) {
    try {
      return drawing.get();
    } catch (UndrawableException e) {
      throw UndrawableException.of(chart, e);
    }
  }

  private static String summary(Edition edition, List<Figure> figures) {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("release", edition.release());
    summary.put("as_of", edition.asOf().toString());
    summary.put("zone", edition.zone().getId());
    summary.put("simulated", edition.simulated());
    summary.put("headlines", figures);
    try {
      return JsonMapper.builder()
              .enable(SerializationFeature.INDENT_OUTPUT)
              .build()
              .writeValueAsString(summary)
          + "\n";
    } catch (JsonProcessingException e) {
      throw new UndrawableException("the summary cannot be written: " + e.getMessage(), e);
    }
  }
}
