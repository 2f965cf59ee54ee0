package io.github.kiro4j.protocol.dialect.route;

import io.github.kiro4j.protocol.dialect.Dialect;
import io.github.kiro4j.protocol.dialect.HostRegions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A host of the data plane with the dialect that it speaks.
public enum Endpoint {

  /// The host of all current official clients.
  RUNTIME("runtime", "https://runtime.{region}.kiro.dev"),

  /// The host of earlier clients. AWS announced its end for 2026-05-15; answers were seen until
  /// 2026-09-17 (sub2api PR #118).
  Q("q", "https://q.{region}.amazonaws.com"),

  /// The oldest host, which exists in one region only (kiro-gateway issue #58).
  CODEWHISPERER("codewhisperer", "https://codewhisperer.us-east-1.amazonaws.com");

  /// The order in which endpoints are tried unless the operator says otherwise.
  public static final List<Endpoint> DEFAULT_ORDER = List.of(RUNTIME, Q, CODEWHISPERER);

  private final String label;
  private final String url;

  Endpoint(String label, String url) {
    this.label = label;
    this.url = url;
  }

  /// The endpoint that the configuration, the admin API and the logs name so.
  public static Optional<Endpoint> labelled(String label) {
    return Arrays.stream(values()).filter(endpoint -> endpoint.label.equals(label)).findFirst();
  }

  /// `runtime`, `q` or `codewhisperer`.
  public String label() {
    return label;
  }

  public Dialect dialect() {
    return switch (this) {
      case RUNTIME -> Dialect.RUNTIME;
      case Q, CODEWHISPERER -> Dialect.REST;
    };
  }

  /// The base address of the service; `{region}` stands for one of [#regions].
  public String url() {
    return url;
  }

  /// Where the host exists.
  public HostRegions regions() {
    return switch (this) {
      case RUNTIME -> HostRegions.ALL;
      case Q -> HostRegions.COMMERCIAL;
      case CODEWHISPERER -> HostRegions.of(HostRegions.DEFAULT);
    };
  }
}
