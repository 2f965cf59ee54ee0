package io.github.kiro4j.server.admin.credentials;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.api.admin.CredentialFields;
import io.github.kiro4j.api.admin.LoginKind;
import io.github.kiro4j.api.admin.credentials.MaskedEntry;
import io.github.kiro4j.server.admin.Masks;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.store.InvalidEntryFieldException;
import io.github.kiro4j.server.credentials.store.StoredEntry;
import io.github.kiro4j.server.outbound.ProxySettings;
import io.github.kiro4j.server.secret.Masked;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Masks entries for the admin API, each field as its exposure demands. Members that are no fields
/// may hold a secret and are left out, and so are values of the wrong type.
final class MaskedEntries {

  private MaskedEntries() {}

  /// The API key of the environment, which is in no store.
  static MaskedEntry ofEnvironment() {
    return new MaskedEntry(
        Credential.FROM_ENVIRONMENT,
        CredentialFields.none()
            .with(CredentialField.AUTH_METHOD, LoginKind.API_KEY.wireName())
            .with(CredentialField.PRIORITY, 0)
            .with(CredentialField.DISABLED, false),
        List.of(CredentialField.KIRO_API_KEY.wireName()));
  }

  static MaskedEntry of(StoredEntry entry) {
    CredentialFields shown = CredentialFields.none().with(CredentialField.PRIORITY, 0);
    for (CredentialField field : CredentialField.values()) {
      shown = withMasked(shown, entry, field);
    }
    return new MaskedEntry(
        entry.id(), shown.with(CredentialField.AUTH_METHOD, entry.authMethod()), secrets(entry));
  }

  private static CredentialFields withMasked(
      CredentialFields shown, StoredEntry entry, CredentialField field) {
    JsonNode value = entry.value(field);
    return switch (field.type()) {
      case TEXT, WORDS, TIME ->
          masked(entry, field).map(text -> shown.with(field, text)).orElse(shown);
      case NUMBER ->
          value.canConvertToInt() ? shown.with(field, Math.max(0, value.intValue())) : shown;
      case FLAG -> shown.with(field, value.booleanValue());
    };
  }

  private static Optional<String> masked(StoredEntry entry, CredentialField field) {
    Optional<String> value = text(entry, field);
    return switch (field.exposure()) {
      case SHOWN, OPERATOR -> value;
      case ADDRESS -> value.map(Masked::address);
      case PARTIAL -> value.map(Masks::key);
      case PROXY -> value.map(url -> proxy(entry, url));
      case HIDDEN -> Optional.empty();
    };
  }

  private static Optional<String> text(StoredEntry entry, CredentialField field) {
    try {
      return entry.text(field);
    } catch (InvalidEntryFieldException _) {
      return Optional.empty();
    }
  }

  private static String proxy(StoredEntry entry, String url) {
    ProxySettings proxy = entry.credentialOrUnusable().settings().proxy();
    return proxy == null ? Masked.address(url) : Masks.proxy(proxy);
  }

  private static List<String> secrets(StoredEntry entry) {
    return Arrays.stream(CredentialField.values())
        .filter(CredentialField::isSecret)
        .filter(entry::has)
        .map(CredentialField::wireName)
        .toList();
  }
}
