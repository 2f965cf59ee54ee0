package io.github.kiro4j.benchmarks.load;

import java.util.Arrays;

/// The times that requests took, in ascending order, and the number of requests that failed.
///
/// @param nanos of the requests that succeeded
record Latencies(long[] nanos, int failures) {

  Latencies {
    nanos = nanos.clone();
    Arrays.sort(nanos);
  }

  /// The time in milliseconds within which this share of the requests succeeded; NaN if none did.
  double percentile(double share) {
    if (nanos.length == 0) {
      return Double.NaN;
    }
    int index = (int) Math.ceil(share * nanos.length) - 1;
    return nanos[Math.max(0, index)] / 1e6;
  }
}
