package io.github.kiro4j.server.credentials.store;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The kinds of credential store, under kiro-rs's names.
public enum CredentialStorage {
  @JsonProperty("file")
  FILE,
  @JsonProperty("postgres")
  POSTGRES
}
