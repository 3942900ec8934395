package org.tearoad.twin;

import java.nio.file.Path;

/** The committed sample. */
class SampleTwinTest extends TwinCase {
  @Override
  Path raw(Path folder) {
    return Path.of("../data-samples/raw").toAbsolutePath().normalize();
  }
}
