package io.github.kiro4j.benchmarks.load;

import java.net.URI;

/// The gateway under attack, on the loopback address.
record Target(int port) {

  static final String KEY = "sk-not-a-real-key-for-load";

  URI messages() {
    return URI.create("http://127.0.0.1:" + port + "/v1/messages");
  }

  URI health() {
    return URI.create("http://127.0.0.1:" + port + "/healthz");
  }
}
