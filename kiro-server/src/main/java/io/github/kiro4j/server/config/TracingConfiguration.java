package io.github.kiro4j.server.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/// `tracing`: where traces of requests are sent.
public final class TracingConfiguration {

  @JsonProperty @HttpAddress private String endpoint = "";
  @JsonProperty private String serviceName = "kiro4j";

  /// The collector's address for traces by OTLP over HTTP; blank for no traces.
  public String getEndpoint() {
    return endpoint;
  }

  /// The name of the service in the traces.
  public String getServiceName() {
    return serviceName;
  }

  /// Whether traces are sent.
  public boolean enabled() {
    return !endpoint.isBlank();
  }
}
