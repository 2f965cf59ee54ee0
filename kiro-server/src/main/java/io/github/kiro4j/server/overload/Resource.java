package io.github.kiro4j.server.overload;

/// What the gateway can run out of.
public enum Resource {
  REQUESTS("requests"),
  STREAMS("streams"),
  BODIES("memory for request bodies"),
  CONNECTIONS("connections"),
  DESCRIPTORS("file descriptors"),
  HEAP("heap");

  private final String label;

  Resource(String label) {
    this.label = label;
  }

  /// The name in error texts, metrics and the readiness report.
  public String label() {
    return label;
  }
}
