package io.github.kiro4j.server.credentials;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;

/// How a credential is selected among those that can be used.
public enum LoadBalancing {
  /// The lowest priority number; among equals the first in the store's order.
  @JsonProperty("priority")
  PRIORITY("priority"),
  /// The one with the fewest requests in flight; among equals the least recently used.
  @JsonProperty("balanced")
  BALANCED("balanced");

  /// The name of the setting, in the configuration and in stored settings.
  public static final String SETTING = "loadBalancingMode";

  private final String label;

  LoadBalancing(String label) {
    this.label = label;
  }

  /// Reads what [#toJson] wrote.
  ///
  /// @throws IOException if the JSON is something else
  public static LoadBalancing of(JsonNode json) throws IOException {
    for (LoadBalancing mode : values()) {
      if (mode.label.equals(json.textValue())) {
        return mode;
      }
    }
    throw new IOException("the setting " + SETTING + " must be priority or balanced");
  }

  public JsonNode toJson() {
    return TextNode.valueOf(label);
  }
}
