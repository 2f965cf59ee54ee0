package io.github.kiro4j.server.cli;

/// A number of credentials, for output: `1 credential`, `2 credentials`.
record CredentialCount(long count) {

  @Override
  public String toString() {
    return count + (count == 1 ? " credential" : " credentials");
  }
}
