package io.github.kiro4j.benchmarks.load;

import java.net.URI;

/// A gateway on the loopback address.
///
/// @param path of requests for messages
/// @param key client key of the gateway
public record Target(int port, String path, String key) {

  /// Client key of the gateways that the load programs start.
  static final String KEY = "sk-not-a-real-key-for-load";

  /// A gateway of this project.
  static Target of(int port) {
    return new Target(port, "/v1/messages", KEY);
  }

  URI messages() {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  URI health() {
    return URI.create("http://127.0.0.1:" + port + "/healthz");
  }
}
