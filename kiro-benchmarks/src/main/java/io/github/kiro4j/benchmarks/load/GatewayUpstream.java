package io.github.kiro4j.benchmarks.load;

/// The upstream of a gateway that a load program starts.
public interface GatewayUpstream {

  /// The content of a credentials file.
  String credentials();

  /// The block `upstream` of a configuration.
  String configuration();
}
