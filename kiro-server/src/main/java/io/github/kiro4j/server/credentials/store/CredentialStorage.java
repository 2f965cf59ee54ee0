package io.github.kiro4j.server.credentials.store;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Where credentials live, under kiro-rs's names.
public enum CredentialStorage {
  @JsonProperty("file")
  FILE,
  @JsonProperty("postgres")
  POSTGRES
}
