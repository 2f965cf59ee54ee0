package io.github.kiro4j.simulator.account;

/// A registered OIDC client; a refresh token is bound to the one it was issued to.
record OidcClient(String id, String secret) {

  @Override
  public String toString() {
    return "OidcClient[" + id + "]";
  }
}
