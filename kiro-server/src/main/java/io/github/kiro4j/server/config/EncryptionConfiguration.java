package io.github.kiro4j.server.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.kiro4j.server.config.file.ConfigurationSources;
import io.github.kiro4j.server.credentials.store.EntryEncryption;
import io.github.kiro4j.server.encryption.EncryptionException;
import io.github.kiro4j.server.encryption.KeyFile;
import io.github.kiro4j.server.encryption.Keyset;
import io.github.kiro4j.server.secret.Secret;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `encryption`: the keys with which the secrets of stored credentials are encrypted.
final class EncryptionConfiguration {

  @JsonProperty private @Nullable String keyFile;
  @JsonProperty private @Nullable Secret key;

  /// If not, the keys only decrypt, and secrets are written in plain text.
  @JsonProperty private boolean enabled = true;

  /// How stored secrets are encrypted; not at all without a key.
  ///
  /// @throws EncryptionException if the keys cannot be used
  EntryEncryption encryption(ConfigurationSources sources) throws EncryptionException {
    String file = keyFile == null ? "" : keyFile;
    String keys = key == null ? "" : key.value();
    if (!file.isBlank() && !keys.isBlank()) {
      throw new EncryptionException(
          "encryption.keyFile and encryption.key are both set; put all keys into one of them");
    }
    if (!file.isBlank()) {
      return new EntryEncryption(KeyFile.read(sources.resolve(file)), enabled);
    }
    return keys.isBlank()
        ? EntryEncryption.NONE
        : new EntryEncryption(Keyset.parse("encryption.key", keys), enabled);
  }

  /// The keys of the configuration, each by itself, as a log could show them.
  Stream<Secret> secrets() {
    return Keyset.keys(key == null ? "" : key.value()).stream().map(Secret::new);
  }
}
