package io.github.kiro4j.server.messages;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.Set;

/// Counts the request parameters that have no effect, so that operators see which ones clients use.
public final class IgnoredParameters {

  /// Only these names have a label of their own, because clients send arbitrary names.
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

  private final Counter counter;

  public IgnoredParameters(PrometheusRegistry registry) {
    this.counter =
        Counter.builder()
            .name("kiro4j_ignored_parameters")
            .help("Parameters of requests that have no effect.")
            .labelNames("parameter")
            .register(registry);
  }

  void count(List<String> names) {
    for (String name : names) {
      counter.labelValues(KNOWN.contains(name) ? name : "other").inc();
    }
  }
}
