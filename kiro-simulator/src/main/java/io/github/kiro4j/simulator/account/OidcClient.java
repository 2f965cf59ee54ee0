package io.github.kiro4j.simulator.account;

/// A registered OIDC client. A refresh token is valid only with the client to which it was issued.
public record OidcClient(String id, String secret) {

  @Override
  public String toString() {
    return "OidcClient[" + id + "]";
  }
}
