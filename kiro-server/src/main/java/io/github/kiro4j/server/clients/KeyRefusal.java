package io.github.kiro4j.server.clients;

/// Why a key that the gateway knows is not accepted.
public enum KeyRefusal {
  DISABLED("This API key is disabled. Ask the operator of the gateway to enable it."),
  EXPIRED("This API key has expired. Ask the operator of the gateway for a new one.");

  private final String sentence;

  KeyRefusal(String sentence) {
    this.sentence = sentence;
  }

  /// For the client.
  public String sentence() {
    return sentence;
  }
}
