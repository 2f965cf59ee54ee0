package io.github.kiro4j.server.signin.service;

import io.github.kiro4j.server.outbound.ApiResponse;
import io.github.kiro4j.server.secret.Secret;
import io.github.kiro4j.server.signin.flow.DeviceCode;
import io.github.kiro4j.server.signin.flow.SignInFailedException;
import io.github.kiro4j.server.signin.flow.SignInFailedException.Reason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The answer with a device code. AWS SSO OIDC states times in seconds, Kiro's auth service in
/// milliseconds; the members of the other service are 0.
record DeviceAnswer(
    Secret deviceCode,
    String userCode,
    @Nullable String verificationUri,
    @Nullable String verificationUriComplete,
    long expiresIn,
    long interval,
    long expiresInMilliseconds,
    long intervalInMilliseconds) {

  /// The code in a response.
  ///
  /// @param usual how long a code is valid if the response does not say
  /// @throws SignInFailedException if the service refused, or the response has no code
  static DeviceCode code(ApiResponse response, Duration usual) throws SignInFailedException {
    if (!response.isSuccess()) {
      throw AuthSession.refused(response);
    }
    return response
        .json(DeviceAnswer.class)
        .filter(DeviceAnswer::isWhole)
        .map(answer -> answer.code(usual))
        .orElseThrow(() ->
            new SignInFailedException(
                Reason.REFUSED, "The auth service's response has no device code."));
  }

  private boolean isWhole() {
    return deviceCode != null
        && userCode != null
        && (verificationUri != null || verificationUriComplete != null);
  }

  private DeviceCode code(Duration usual) {
    String address = verificationUriComplete == null ? verificationUri : verificationUriComplete;
    Duration valid = Duration.ofSeconds(expiresIn).plusMillis(expiresInMilliseconds);
    return new DeviceCode(
        deviceCode,
        userCode,
        String.valueOf(address),
        valid.isPositive() ? valid : usual,
        Duration.ofSeconds(interval).plusMillis(intervalInMilliseconds));
  }
}
