package io.github.kiro4j.simulator.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;

/// Ends a refresh with an OAuth error.
final class RefreshRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String error;
  private final String description;

  RefreshRefusedException(int status, String error, String description) {
    super(error + ": " + description);
    this.status = status;
    this.error = error;
    this.description = description;
  }

  static RefreshRefusedException invalidGrant() {
    return new RefreshRefusedException(400, "invalid_grant", "Invalid refresh token provided");
  }

  int status() {
    return status;
  }

  ObjectNode body() {
    return Json.MAPPER.createObjectNode().put("error", error).put("error_description", description);
  }
}
