package io.github.kiro4j.server.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.kiro4j.server.secret.Secret;
import java.util.Map;
import java.util.stream.Stream;

/// `tracing`: where traces of requests are sent.
public final class TracingConfiguration {

  @JsonProperty @HttpAddress private String endpoint = "";
  @JsonProperty private String serviceName = "kiro4j";
  @JsonProperty @HttpHeaders private Map<String, Secret> headers = Map.of();

  /// The collector's address for traces by OTLP over HTTP; blank for no traces.
  public String getEndpoint() {
    return endpoint;
  }

  /// The name of the service in the traces.
  public String getServiceName() {
    return serviceName;
  }

  /// Headers of each call to the collector, such as its authorization.
  public Map<String, Secret> getHeaders() {
    return headers;
  }

  Stream<Secret> secrets() {
    return headers.values().stream();
  }

  /// Whether traces are sent.
  public boolean enabled() {
    return !endpoint.isBlank();
  }
}
