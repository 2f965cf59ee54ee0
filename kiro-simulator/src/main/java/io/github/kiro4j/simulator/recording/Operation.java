package io.github.kiro4j.simulator.recording;

import java.util.Arrays;

/// The operation of a request: in the REST dialect by the last segment of the path, in the JSON 1.0
/// dialect by the header `x-amz-target`.
public enum Operation {
  GENERATE("POST", "generateAssistantResponse"),
  MCP("POST", "mcp"),
  REFRESH_SOCIAL("POST", "refreshToken"),
  REFRESH_OIDC("POST", "token"),
  /// Every step of a sign-in but the exchange at AWS SSO OIDC, whose path is that of its refreshes.
  SIGN_IN("", ""),
  USAGE_LIMITS("GET", "getUsageLimits"),
  LIST_MODELS("GET", "ListAvailableModels"),
  LIST_PROFILES("POST", "ListAvailableProfiles"),
  GET_PROFILE("POST", "GetProfile"),
  UNKNOWN("", "");

  private final String method;
  private final String segment;

  Operation(String method, String segment) {
    this.method = method;
    this.segment = segment;
  }

  static Operation ofRest(String method, String lastSegment) {
    return Arrays.stream(values())
        .filter(operation -> operation.segment.equals(lastSegment))
        .filter(operation -> operation.method.equals(method))
        .findFirst()
        .orElse(UNKNOWN);
  }

  /// Whether the operation belongs to the data plane.
  public boolean isDataPlane() {
    return this == GENERATE || this == MCP;
  }

  /// The operation of a request in the JSON 1.0 dialect.
  ///
  /// @param target value of `x-amz-target`, for example
  ///   `AmazonCodeWhispererService.ListAvailableModels`
  static Operation ofTarget(String target) {
    return switch (target) {
      case "KiroRuntimeService.GenerateAssistantResponse",
          "AmazonCodeWhispererStreamingService.GenerateAssistantResponse" ->
          GENERATE;
      case "KiroRuntimeService.InvokeMCP" -> MCP;
      case "KiroControlPlaneBearerService.ListAvailableModels",
          "AmazonCodeWhispererService.ListAvailableModels" ->
          LIST_MODELS;
      case "AmazonCodeWhispererService.ListAvailableProfiles" -> LIST_PROFILES;
      case "AmazonCodeWhispererService.GetProfile" -> GET_PROFILE;
      case "AmazonCodeWhispererService.GetUsageLimits" -> USAGE_LIMITS;
      default -> UNKNOWN;
    };
  }
}
