package io.github.kiro4j.server.messages;

import com.codahale.metrics.MetricRegistry;
import java.util.List;
import java.util.Set;

/// Counts the request parameters that have no effect, so that operators see which ones clients use.
public final class IgnoredParameters {

  private static final String PREFIX = "kiro4j.ignored-parameter.";

  /// Only these names have a counter of their own, because clients send arbitrary names.
  private static final Set<String> KNOWN =
      Set.of(
          "billing_policy",
          "cache_control",
          "compaction",
          "container",
          "context_management",
          "diagnostics",
          "fallbacks",
          "frequency_penalty",
          "include",
          "inference_geo",
          "logit_bias",
          "logprobs",
          "mcp_servers",
          "metadata",
          "presence_penalty",
          "safeguards",
          "seed",
          "service_tier",
          "speed",
          "temperature",
          "thinking",
          "top_k",
          "top_p",
          "truncation",
          "user",
          "verbosity");

  private final MetricRegistry metrics;

  public IgnoredParameters(MetricRegistry metrics) {
    this.metrics = metrics;
  }

  void count(List<String> names) {
    for (String name : names) {
      metrics.counter(PREFIX + (KNOWN.contains(name) ? name : "other")).inc();
    }
  }
}
