package org.tearoad.reports;

import java.util.List;

/** What the words of the bulletin mean. */
public final class Definitions {
  private Definitions() {}

  /** A term and its meaning. */
  public record Definition(String term, String meaning) {}

  public static List<Definition> of(Language language, Edition edition) {
    return of(new Words(language), edition);
  }

  static List<Definition> of(Words words, Edition edition) {
    return List.of(
        new Definition(
            words.text("define.population"),
            words.text(
                "define.population_is",
                "fromPartner",
                words.country("country.from", edition.partner()),
                "toHome",
                words.country("country.to", edition.home()),
                "fromHome",
                words.country("country.from", edition.home()),
                "toPartner",
                words.country("country.to", edition.partner()))),
        new Definition(words.text("define.order"), words.text("define.order_is")),
        new Definition(
            words.text("define.day"), words.text("define.day_is", "zone", edition.zone().getId())),
        new Definition(words.text("define.value"), words.text("define.value_is")),
        new Definition(words.text("define.constant"), words.text("define.constant_is")),
        new Definition(words.text("define.change"), words.text("define.change_is")),
        new Definition(words.text("define.like_for_like"), words.text("define.like_for_like_is")),
        new Definition(
            words.text("define.provisional"),
            words.text("define.provisional_is", "days", edition.provisionalDays())),
        new Definition(words.text("define.delivery"), words.text("define.delivery_is")),
        new Definition(words.text("define.median"), words.text("define.median_is")),
        new Definition(words.text("define.interval"), words.text("define.interval_is")),
        new Definition(words.text("define.complete"), words.text("define.complete_is")),
        new Definition(words.text("define.on_time"), words.text("define.on_time_is")),
        new Definition(words.text("define.leg"), words.text("define.leg_is")),
        new Definition(words.text("define.share_interval"), words.text("define.share_interval_is")),
        new Definition(words.text("define.effects"), words.text("define.effects_is")),
        new Definition(words.text("define.market"), words.text("define.market_is")),
        new Definition(words.text("define.cut_off"), words.text("define.cut_off_is")),
        new Definition(words.text("define.captured"), words.text("define.captured_is")),
        new Definition(
            words.text("define.exporter"),
            words.text(
                "define.exporter_is",
                "fromHome",
                words.country("country.from", edition.home()),
                "fromPartner",
                words.country("country.from", edition.partner()))),
        new Definition(words.text("define.inquiry"), words.text("define.inquiry_is")),
        new Definition(words.text("define.expected"), words.text("define.expected_is")),
        new Definition(words.text("define.rejected"), words.text("define.rejected_is")));
  }
}
