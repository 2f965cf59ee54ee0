package io.github.kiro4j.server.admin.signin;

import io.github.kiro4j.api.admin.AdminErrorCode;
import io.github.kiro4j.server.admin.AdminProblemException;

/// Where a sign-in that this gateway does not know may be. Sign-ins are in the memory of the
/// gateway that started them.
public enum SignInScope {
  /// There is no other gateway.
  ONE_GATEWAY(
      "There is no sign-in with this id. A restart of the gateway ends sign-ins; start a new one."),
  /// Other gateways share the store.
  SHARED_STORE(
      "This gateway has no sign-in with this id. A restart of a gateway ends sign-ins, and a sign-in"
          + " is only on the gateway that started it. Start a new one at the address of one gateway,"
          + " or make the load balancer send /api/admin of one client to one gateway (sticky"
          + " sessions).");

  private final String sentence;

  SignInScope(String sentence) {
    this.sentence = sentence;
  }

  AdminProblemException unknown() {
    return new AdminProblemException(AdminErrorCode.UNKNOWN_SIGN_IN, sentence);
  }
}
