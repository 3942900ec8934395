package org.tearoad.reports;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The chapters of the bulletin, one a question, from the marts alone. */
final class Sections {
  private final Marts marts;
  private final Edition edition;
  private final Optional<String> year;
  private final List<Tile> tiles;

  Sections(Marts marts, Edition edition, Optional<String> year, List<Tile> tiles) {
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
        "How much, and how it grows",
        List.of(
            named("volume", new VolumeChart(marts, edition, volume)::chart),
            named("growth", new GrowthChart(volume)::chart),
            named("effects", () -> new EffectsChart(marts, edition, year).chart()),
            named("market", () -> new MarketChart(marts, year).chart())));
  }

  private Section market() {
    return new Section(
        "market-places",
        "Who sells, and where it goes",
        List.of(
            named("regions", new RegionChart(marts, edition, year, tiles)::orders),
            named("marketplaces", () -> new MarketplaceChart(marts, year).chart())));
  }

  private Section delivery() {
    var delivery = new DeliveryRows(marts);
    return new Section(
        "delivery-time",
        "How long parcels take",
        List.of(
            named("delivery", new FanChart(delivery, edition)::chart),
            named("reach", new ReachChart(delivery)::chart),
            named("carriers", new CarrierChart(delivery, edition)::chart),
            named("legs", () -> new LegChart(delivery, edition).chart()),
            named("scorecard", () -> new ScorecardTable(marts, edition).chart())));
  }

  private Section interruptions() {
    return new Section(
        "cut-off",
        "Which regions were cut off",
        List.of(
            named("interruptions", () -> new InterruptionChart(marts, edition, tiles).chart())));
  }

  private Section exports() {
    return new Section(
        "exports",
        "Who exports, and who stays",
        List.of(
            named("exporters", () -> SellerChart.exporters(marts, edition, year).chart()),
            named("home-sellers", () -> SellerChart.atHome(marts, edition, year).chart()),
            named("cohorts", () -> new CohortChart(marts, edition).chart())));
  }

  private Section payments() {
    return new Section(
        "paying",
        "How payments go",
        List.of(
            named("payments", () -> new PaymentChart(marts, edition, year).chart()),
            named("declines", () -> new DeclineChart(marts, edition, year).chart())));
  }

  private Section b2b() {
    return new Section(
        "b2b",
        "What business asks for, and orders",
        List.of(named("inquiries", () -> new InquiryChart(marts, edition).chart())));
  }

  private Section outlook() {
    return new Section(
        "next",
        "What is on its way, and what comes next",
        List.of(
            named("outlook", () -> new OutlookChart(marts, edition).chart()),
            named("nowcast", () -> new NowcastChart(marts, edition).chart())));
  }

  private Section quality() {
    return new Section(
        "data-quality",
        "How complete the figures are",
        List.of(named("quality", new QualityChart(marts)::chart)));
  }

  static <T> T named(String chart, Supplier<T> drawing) {
    try {
      return drawing.get();
    } catch (UndrawableException e) {
      throw UndrawableException.of(chart, e);
    }
  }
}
