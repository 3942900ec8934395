package org.tearoad.run;

import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.util.VersionInfo;

/** What a release was made by; equal rows are promised for equal versions of the program alone. */
final class Versions {
  private Versions() {}

  static SortedMap<String, String> all() {
    SortedMap<String, String> versions = new TreeMap<>();
    versions.put("tearoad", Program.version());
    versions.put("java", Runtime.version().toString());
    versions.put("spark", org.apache.spark.package$.MODULE$.SPARK_VERSION());
    versions.put("hadoop", VersionInfo.getVersion());
    versions.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    return versions;
  }
}
