package io.github.kiro4j.simulator.signin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.simulator.account.Account;
import io.github.kiro4j.simulator.account.OidcClient;
import io.github.kiro4j.simulator.service.AccountKind;
import io.github.kiro4j.simulator.wire.OAuthRefusedException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A device code and what the person has decided about the code. Guarded by the lock of
/// [PendingSignIns].
final class DeviceGrant {

  private final long number;
  private final String deviceCode;
  private final String userCode;
  private final AccountKind kind;
  private final @Nullable OidcClient client;
  private Instant expiry;
  private Instant lastPoll = Instant.MIN;
  private boolean slowDown;
  private boolean denied;
  private @Nullable Account approvedBy;

  DeviceGrant(
      long number,
      String deviceCode,
      String userCode,
      AccountKind kind,
      @Nullable OidcClient client,
      Instant expiry) {
    this.number = number;
    this.deviceCode = deviceCode;
    this.userCode = userCode;
    this.kind = kind;
    this.client = client;
    this.expiry = expiry;
  }

  long number() {
    return number;
  }

  String deviceCode() {
    return deviceCode;
  }

  String userCode() {
    return userCode;
  }

  /// What both services answer; each adds its times in its own unit.
  ///
  /// @param page where the person decides about the code
  ObjectNode toJson(String page) {
    return Json.MAPPER
        .createObjectNode()
        .put("deviceCode", deviceCode)
        .put("userCode", userCode)
        .put("verificationUri", page)
        .put("verificationUriComplete", SignInParameters.with(page, "user_code", userCode));
  }

  AccountKind kind() {
    return kind;
  }

  @Nullable OidcClient client() {
    return client;
  }

  boolean isWaiting() {
    return !denied && approvedBy == null && !expiry.equals(Instant.MIN);
  }

  void approve(Account account) {
    approvedBy = account;
  }

  void deny() {
    denied = true;
  }

  void expire() {
    expiry = Instant.MIN;
  }

  void slowDownNext() {
    slowDown = true;
  }

  /// The account that approved.
  ///
  /// @throws OAuthRefusedException if nobody has approved
  Account poll(Instant now, Duration interval) {
    boolean tooSoon = lastPoll.isAfter(now.minus(interval.multipliedBy(4).dividedBy(5)));
    lastPoll = now;
    if (!now.isBefore(expiry)) {
      throw refused("expired_token", "Device code has expired");
    }
    if (denied) {
      throw refused("access_denied", "The person denied the sign-in");
    }
    if (tooSoon || slowDown) {
      slowDown = false;
      throw refused("slow_down", "Polled too often");
    }
    if (approvedBy == null) {
      throw refused("authorization_pending", "Nobody has approved yet");
    }
    return approvedBy;
  }

  private static OAuthRefusedException refused(String error, String description) {
    return new OAuthRefusedException(400, error, description);
  }
}
