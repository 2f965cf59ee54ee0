package io.github.kiro4j.simulator.endpoint;

import io.github.kiro4j.simulator.recording.Operation;
import io.github.kiro4j.simulator.recording.RecordedRequest;
import io.github.kiro4j.simulator.service.Host;
import io.github.kiro4j.simulator.wire.KnownErrors;
import io.github.kiro4j.simulator.wire.RefusedException;

/// Checks which operations a host has, and in which dialect.
///
/// Source: captures of Kiro IDE 1.0.437 and 1.1.70 (kiro-lb PR #42 and 0.2.7), 9router issue #3774;
/// the REST hosts: AWS's published `@aws/codewhisperer-streaming-client` 1.0.45.
final class HostRules {

  private static final String AWS_JSON = "application/x-amz-json-1.0";

  private HostRules() {}

  /// @throws RefusedException if the host has no such operation
  static void checkKnown(RecordedRequest request) {
    boolean known =
        switch (request.host()) {
          case COMBINED -> request.operation() != Operation.UNKNOWN;
          case RUNTIME -> request.operation().isDataPlane();
          case Q -> isRest(request);
          case CODEWHISPERER -> isRest(request) || isControlByTarget(request);
          case MANAGEMENT -> isControlByTarget(request) || isUsageByPath(request);
        };
    if (!known) {
      throw new RefusedException(KnownErrors.unknownOperation());
    }
  }

  /// Checks the form of a request. After the check of the token, the runtime host refuses requests
  /// with a path of the REST dialect, or without the media type of JSON 1.0.
  ///
  /// @throws RefusedException if the host does not accept the operation in this form
  static void checkForm(RecordedRequest request) {
    if (request.host() == Host.RUNTIME && !isAwsJson(request)) {
      throw new RefusedException(
          KnownErrors.improperlyFormed("the host takes POST / with a target only"));
    }
  }

  private static boolean isRest(RecordedRequest request) {
    return !request.usesJsonDialect()
        && switch (request.operation()) {
          case GENERATE, MCP, USAGE_LIMITS, LIST_MODELS, LIST_PROFILES, GET_PROFILE -> true;
          case REFRESH_SOCIAL, REFRESH_OIDC, SIGN_IN, UNKNOWN -> false;
        };
  }

  private static boolean isControlByTarget(RecordedRequest request) {
    return isAwsJson(request)
        && switch (request.operation()) {
          case USAGE_LIMITS, LIST_MODELS, LIST_PROFILES, GET_PROFILE -> true;
          case GENERATE, MCP, REFRESH_SOCIAL, REFRESH_OIDC, SIGN_IN, UNKNOWN -> false;
        };
  }

  private static boolean isUsageByPath(RecordedRequest request) {
    return !request.usesJsonDialect() && request.operation() == Operation.USAGE_LIMITS;
  }

  private static boolean isAwsJson(RecordedRequest request) {
    return request.usesJsonDialect()
        && request.atRoot()
        && request.method().equals("POST")
        && request.header("content-type").filter(type -> type.startsWith(AWS_JSON)).isPresent();
  }
}
