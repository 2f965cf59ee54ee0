package io.github.kiro4j.simulator.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;

/// Ends a refresh or a sign-in with an OAuth error.
public final class OAuthRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String error;
  private final String description;

  public OAuthRefusedException(int status, String error, String description) {
    super(error + ": " + description);
    this.status = status;
    this.error = error;
    this.description = description;
  }

  public static OAuthRefusedException invalidGrant() {
    return new OAuthRefusedException(400, "invalid_grant", "Invalid refresh token provided");
  }

  /// A request that lacks something, or has something malformed.
  public static OAuthRefusedException invalidRequest(String description) {
    return new OAuthRefusedException(400, "invalid_request", description);
  }

  /// The error's code, such as `invalid_grant`.
  public String error() {
    return error;
  }

  public int status() {
    return status;
  }

  public ObjectNode body() {
    return Json.MAPPER.createObjectNode().put("error", error).put("error_description", description);
  }
}
