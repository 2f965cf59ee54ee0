package io.github.kiro4j.server.credentials.pool;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How a credential is chosen among those that can be used.
public enum LoadBalancing {
  /// The lowest priority number; among equals the first in the store's order.
  @JsonProperty("priority")
  PRIORITY,
  /// The one with the fewest requests in flight; among equals the least recently used.
  @JsonProperty("balanced")
  BALANCED
}
