package io.github.kiro4j.server.credentials.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.server.config.Region;
import io.github.kiro4j.server.config.Secret;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.Credential.Kind;
import io.github.kiro4j.server.credentials.IssuedTokens;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A credential as kiro-rs's `credentials.json` writes it. The JSON object stays the truth: reading
/// takes what is known from it, writing changes single members, so that unknown ones survive.
final class CredentialJson {

  private CredentialJson() {}

  static Credential read(ObjectNode json) {
    JsonNode id = json.path("id");
    return new Credential(
        id.canConvertToLong() && id.isIntegralNumber() ? id.longValue() : null,
        kind(json),
        json.path("priority").asInt(0),
        json.path("disabled").asBoolean(false),
        secret(json, "accessToken"),
        secret(json, "refreshToken"),
        instant(text(json, "expiresAt")),
        text(json, "clientId"),
        secret(json, "clientSecret"),
        secret(json, "kiroApiKey"),
        secret(json, "profileArn"),
        region(json, json.hasNonNull("authRegion") ? "authRegion" : "region"),
        region(json, "apiRegion"),
        text(json, "machineId"));
  }

  static void write(ObjectNode json, IssuedTokens tokens) {
    json.put("accessToken", tokens.accessToken().value());
    if (tokens.refreshToken() != null) {
      json.put("refreshToken", tokens.refreshToken().value());
    }
    if (tokens.profileArn() != null) {
      json.put("profileArn", tokens.profileArn().value());
    }
    json.put("expiresAt", tokens.expiresAt().toString());
  }

  /// A key makes it an API-key credential whatever the method says; without a method, a client
  /// registration means IdC.
  private static Kind kind(ObjectNode json) {
    if (text(json, "kiroApiKey") != null) {
      return Kind.API_KEY;
    }
    String method = text(json, "authMethod");
    if (method == null) {
      return text(json, "clientId") != null && text(json, "clientSecret") != null
          ? Kind.IDC
          : Kind.SOCIAL;
    }
    return switch (method.toLowerCase(Locale.ROOT)) {
      case "idc", "builder-id", "iam" -> Kind.IDC;
      case "social" -> Kind.SOCIAL;
      case "api_key", "apikey" ->
          throw new IllegalArgumentException("authMethod " + method + " needs kiroApiKey");
      default -> throw new IllegalArgumentException("unknown authMethod " + method);
    };
  }

  private static @Nullable String text(ObjectNode json, String name) {
    JsonNode value = json.path(name);
    return value.isTextual() && !value.textValue().isBlank() ? value.textValue() : null;
  }

  private static @Nullable String region(ObjectNode json, String name) {
    String region = text(json, name);
    if (region != null && !Region.isValid(region)) {
      throw new IllegalArgumentException(name + " is not the name of a region");
    }
    return region;
  }

  private static @Nullable Secret secret(ObjectNode json, String name) {
    String value = text(json, name);
    return value == null ? null : new Secret(value);
  }

  /// What cannot be read as a time counts as expired, as in kiro-rs.
  private static @Nullable Instant instant(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException _) {
      return null;
    }
  }
}
