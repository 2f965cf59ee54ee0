package io.github.kiro4j.simulator.signin;

import io.github.kiro4j.simulator.account.Account;
import io.github.kiro4j.simulator.wire.OAuthRefusedException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// What a code of a browser stands for.
///
/// @param clientId the client that the code is for; empty for Kiro's own auth service
/// @param redirect the address that the exchange has to name
/// @param challenge SHA-256 of the verifier, in base64url without padding
record CodeGrant(Account account, String clientId, String redirect, String challenge) {

  /// @throws OAuthRefusedException if the verifier is not the one of the challenge
  void checkVerifier(String verifier) {
    if (!challenge.equals(challengeOf(verifier))) {
      throw new OAuthRefusedException(400, "invalid_grant", "The code verifier does not match");
    }
  }

  private static String challengeOf(String verifier) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
