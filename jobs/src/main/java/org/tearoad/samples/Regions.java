package org.tearoad.samples;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The 85 regions, drawn by their inhabitants. */
final class Regions {
  private final List<Region> regions;
  private final long[] runningWeights;

  private Regions(List<Region> regions) {
    this.regions = regions;
    this.runningWeights = new long[regions.size()];
    long sum = 0;
    for (int index = 0; index < regions.size(); index++) {
      sum += regions.get(index).weight();
      runningWeights[index] = sum;
    }
  }

  static Regions load() {
    try (InputStream resource = Regions.class.getResourceAsStream("regions.csv");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      return new Regions(
          lines.lines().filter(line -> !line.startsWith("#")).skip(1).map(Regions::parse).toList());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the regions of the sample orders", e);
    }
  }

  Region draw(Randomness random) {
    long point = (long) (random.uniform() * runningWeights[runningWeights.length - 1]);
    int found = Arrays.binarySearch(runningWeights, point + 1);
    return regions.get(found >= 0 ? found : -found - 1);
  }

  private static Region parse(String line) {
    String[] fields = line.split(",");
    return new Region(
        fields[0],
        Integer.parseInt(fields[1]),
        Integer.parseInt(fields[2]),
        Integer.parseInt(fields[3].substring(1)),
        List.of(fields[4].split(" ")));
  }
}
