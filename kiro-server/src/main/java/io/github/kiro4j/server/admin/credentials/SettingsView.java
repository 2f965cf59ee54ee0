package io.github.kiro4j.server.admin.credentials;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.api.admin.credentials.CredentialSettings;
import io.github.kiro4j.server.admin.Masks;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.Login;
import io.github.kiro4j.server.credentials.store.CredentialJson;
import io.github.kiro4j.server.outbound.ProxySettings;
import io.github.kiro4j.server.secret.Masked;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// An entry of the store without its secrets. Members that are not known here are not shown: they
/// may be secrets as well.
final class SettingsView {

  private SettingsView() {}

  /// The API key that stands in no store.
  static CredentialSettings ofEnvironment() {
    return new CredentialSettings(
        Credential.FROM_ENVIRONMENT,
        Login.ApiKey.METHOD,
        0,
        false,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(CredentialField.KIRO_API_KEY.wireName()));
  }

  static CredentialSettings of(ObjectNode entry) {
    Credential credential = CredentialJson.read(entry, entry.path("id").longValue());
    ProxySettings proxy = credential.settings().proxy();
    return new CredentialSettings(
        credential.id(),
        credential.login().method(),
        credential.settings().priority(),
        credential.settings().disabled(),
        text(entry, CredentialField.EMAIL),
        text(entry, CredentialField.SUBSCRIPTION_TITLE),
        text(entry, CredentialField.REGION),
        text(entry, CredentialField.AUTH_REGION),
        text(entry, CredentialField.API_REGION),
        text(entry, CredentialField.MACHINE_ID),
        text(entry, CredentialField.ENDPOINT),
        text(entry, CredentialField.PROVIDER),
        masked(entry, CredentialField.START_URL, Masked::address),
        masked(entry, CredentialField.CLIENT_ID, Masks::key),
        masked(entry, CredentialField.TOKEN_ENDPOINT, Masked::address),
        scopes(entry),
        proxy == null ? null : Masks.proxy(proxy),
        masked(entry, CredentialField.PROXY_USERNAME, Masks::key),
        text(entry, CredentialField.EXPIRES_AT),
        secrets(entry));
  }

  private static List<String> secrets(ObjectNode entry) {
    return Arrays.stream(CredentialField.values())
        .filter(field -> field.kind() == CredentialField.Kind.SECRET)
        .filter(field -> text(entry, field) != null)
        .map(CredentialField::wireName)
        .toList();
  }

  /// Files have an array or one text.
  private static @Nullable String scopes(ObjectNode entry) {
    return entry.path(CredentialField.SCOPES.wireName()) instanceof ArrayNode many
        ? StreamSupport.stream(many.spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.joining(" "))
        : text(entry, CredentialField.SCOPES);
  }

  private static @Nullable String masked(
      ObjectNode entry, CredentialField field, UnaryOperator<String> mask) {
    String value = text(entry, field);
    return value == null ? null : mask.apply(value);
  }

  private static @Nullable String text(ObjectNode entry, CredentialField field) {
    String value = entry.path(field.wireName()).textValue();
    return value == null || value.isBlank() ? null : value;
  }
}
