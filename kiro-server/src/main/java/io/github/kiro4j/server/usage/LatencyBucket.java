package io.github.kiro4j.server.usage;

/// The buckets of latencies: each is 10 % wide, so that a percentile is at most 5 % off.
final class LatencyBucket {

  private static final double WIDTH = Math.log(1.1);

  private LatencyBucket() {}

  /// The bucket of a latency; latencies below a millisecond count as one millisecond.
  static int of(long millis) {
    return (int) Math.round(Math.log((double) Math.max(1, millis)) / WIDTH);
  }

  /// The latency in the middle of a bucket.
  static long millis(int bucket) {
    return Math.round(Math.exp(bucket * WIDTH));
  }
}
