package org.tearoad.reports;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The chapters of the bulletin, one a question, from the marts alone. */
final class Sections {
  private final Words words;
  private final Marts marts;
  private final Edition edition;
  private final Optional<String> year;
  private final List<Tile> tiles;

  Sections(Words words, Marts marts, Edition edition, Optional<String> year, List<Tile> tiles) {
    this.words = words;
    this.marts = marts;
    this.edition = edition;
    this.year = year;
    this.tiles = tiles;
  }

  /**
   * @throws UndrawableException when a chart cannot be drawn completely; it names the chart
   */
  List<Section> all() {
    return List.of(
        growth(),
        market(),
        delivery(),
        interruptions(),
        exports(),
        payments(),
        b2b(),
        outlook(),
        quality());
  }

  private Section growth() {
    var volume = new VolumeRows(marts, year);
    return new Section(
        "growth",
        words.text("section.growth"),
        List.of(
            named("volume", new VolumeChart(words, edition, volume)::chart),
            named("growth", new GrowthChart(words, volume)::chart),
            named("effects", () -> new EffectsChart(words, marts, edition, year).chart()),
            named("market", () -> new MarketChart(words, marts, edition, year).chart())));
  }

  private Section market() {
    return new Section(
        "market-places",
        words.text("section.market"),
        List.of(
            named("regions", () -> new RegionChart(words, marts, edition, year, tiles).orders()),
            named("marketplaces", () -> new MarketplaceChart(words, marts, year).chart())));
  }

  private Section delivery() {
    var delivery = new DeliveryRows(marts);
    return new Section(
        "delivery-time",
        words.text(
            "section.delivery",
            "from",
            words.country("country.from", edition.partner()),
            "to",
            words.country("country.to", edition.home())),
        List.of(
            named("delivery", new FanChart(words, delivery, edition)::chart),
            named("reach", new ReachChart(words, delivery)::chart),
            named("carriers", new CarrierChart(words, delivery, edition)::chart),
            named("legs", () -> new LegChart(words, delivery, edition).chart()),
            named("scorecard", () -> new ScorecardTable(words, marts, edition).chart())));
  }

  private Section interruptions() {
    return new Section(
        "cut-off",
        words.text("section.interruptions"),
        List.of(
            named(
                "interruptions",
                () -> new InterruptionChart(words, marts, edition, tiles).chart())));
  }

  private Section exports() {
    return new Section(
        "exports",
        words.text("section.exports", "from", words.country("country.from", edition.home())),
        List.of(
            named("exporters", () -> SellerChart.exporters(words, marts, edition, year).chart()),
            named("home-sellers", () -> SellerChart.atHome(words, marts, edition, year).chart()),
            named("cohorts", () -> new CohortChart(words, marts, edition).chart())));
  }

  private Section payments() {
    return new Section(
        "paying",
        words.text("section.payments"),
        List.of(
            named("payments", () -> new PaymentChart(words, marts, edition, year).chart()),
            named("declines", () -> new DeclineChart(words, marts, edition, year).chart())));
  }

  private Section b2b() {
    return new Section(
        "b2b",
        words.text("section.b2b"),
        List.of(named("inquiries", () -> new InquiryChart(words, marts, edition).chart())));
  }

  private Section outlook() {
    return new Section(
        "next",
        words.text("section.outlook"),
        List.of(
            named("outlook", () -> new OutlookChart(words, marts, edition).chart()),
            named("nowcast", () -> new NowcastChart(words, marts, edition).chart())));
  }

  private Section quality() {
    return new Section(
        "data-quality",
        words.text("section.quality"),
        List.of(
            named("quality", new QualityChart(words, marts)::chart),
            named("revisions", () -> new RevisionChart(words, marts, edition).chart())));
  }

  static <T> T named(String chart, Supplier<T> drawing) {
    try {
      return drawing.get();
    } catch (UndrawableException e) {
      throw UndrawableException.of(chart, e);
    }
  }
}
