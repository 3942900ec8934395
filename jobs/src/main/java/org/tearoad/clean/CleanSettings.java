package org.tearoad.clean;

import java.time.ZoneId;
import java.util.Map;
import org.tearoad.common.columns.KeyedHash;

/**
 * What cleaning needs to know.
 *
 * @param reportingZone zone of the days that files are named by
 * @param sourceZones zone of the instants without offset, by source; a source that is not in it
 *     must write offsets
 * @param buyers keyed hash that replaces the buyer's number
 * @param postcodeCountry country whose postcodes name a region
 */
public record CleanSettings(
    ZoneId reportingZone,
    Map<String, ZoneId> sourceZones,
    KeyedHash buyers,
    Codes codes,
    String postcodeCountry) {
  public CleanSettings {
    sourceZones = Map.copyOf(sourceZones);
  }
}
