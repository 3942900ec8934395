package org.tearoad.samples;

/**
 * A source of random numbers that is equal on every machine: SplitMix64 for the bits, StrictMath
 * for the curves. (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014.)
 */
final class Randomness {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  private Randomness(long state) {
    this.state = state;
  }

  /** A source of its own for each combination of parts. */
  static Randomness of(long... parts) {
    long mixed = 0;
    for (long part : parts) {
      mixed = mix((mixed ^ part) + GOLDEN);
    }
    return new Randomness(mixed);
  }

  long bits() {
    state += GOLDEN;
    return mix(state);
  }

  /** In [0, 1). */
  double uniform() {
    return (bits() >>> 11) * 0x1.0p-53;
  }

  double between(double low, double high) {
    return low + (high - low) * uniform();
  }

  /** In 0..bound-1. */
  int below(int bound) {
    return (int) (uniform() * bound);
  }

  /** In low..high, both included. */
  long seconds(long low, long high) {
    return low + (long) (uniform() * (high - low + 1));
  }

  boolean chance(double share) {
    return uniform() < share;
  }

  double normal() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
    return radius * StrictMath.cos(2 * StrictMath.PI * uniform());
  }

  /** Log-normal with this median and this standard deviation of the logarithm. */
  double logNormal(double median, double sigma) {
    return median * StrictMath.exp(sigma * normal());
  }

  /** An index, drawn by weights that need not sum to one. */
  int pick(double... weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double left = uniform() * sum;
    for (int index = 0; index < weights.length - 1; index++) {
      left -= weights[index];
      if (left < 0) {
        return index;
      }
    }
    return weights.length - 1;
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
