package org.tearoad.marts.revisions;

import java.util.HashMap;
import java.util.Map;
import org.tearoad.marts.MartSettings;

/**
 * What made the figures of a release beside its input.
 *
 * @param release its name
 * @param codeVersion of the program
 * @param configuration hash of the settings, sources and code tables that shape figures
 */
public record MadeBy(String release, String codeVersion, String configuration) {

  /** What the SQL of the vintages may name, beside the settings. */
  Map<String, Object> parameters(MartSettings settings) {
    Map<String, Object> parameters = new HashMap<>(settings.parameters());
    parameters.put("release", release);
    parameters.put("code_version", codeVersion);
    parameters.put("configuration", configuration);
    parameters.put("told_after", Vintages.toldAfter(settings.asOf()));
    return parameters;
  }
}
