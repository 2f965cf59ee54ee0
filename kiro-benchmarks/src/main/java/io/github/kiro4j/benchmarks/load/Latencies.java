package io.github.kiro4j.benchmarks.load;

import java.util.List;

/// The times that requests took, in ascending order, and the number of requests that failed.
///
/// @param nanos of the requests that succeeded
public record Latencies(List<Long> nanos, int failures) {

  public Latencies {
    nanos = nanos.stream().sorted().toList();
  }

  /// The time in milliseconds within which this share of the requests succeeded; NaN if none did.
  public double percentile(double share) {
    if (nanos.isEmpty()) {
      return Double.NaN;
    }
    int index = (int) Math.ceil(share * nanos.size()) - 1;
    return nanos.get(Math.max(0, index)) / 1e6;
  }
}
