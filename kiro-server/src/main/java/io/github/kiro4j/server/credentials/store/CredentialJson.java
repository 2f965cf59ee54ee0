package io.github.kiro4j.server.credentials.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.server.credentials.AccessToken;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.CredentialSettings;
import io.github.kiro4j.server.credentials.IssuedTokens;
import io.github.kiro4j.server.credentials.Login;
import io.github.kiro4j.server.credentials.Region;
import io.github.kiro4j.server.outbound.ProxySettings;
import io.github.kiro4j.server.secret.Secret;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// A credential as kiro-rs's `credentials.json` writes it. The JSON object stays the truth: reading
/// takes what is known from it, writing changes single members, so that unknown ones survive.
///
/// Members that are null, empty or blank count as absent, as in kiro-rs.
public final class CredentialJson {

  private static final String[] TOKENS = {"accessToken", "refreshToken", "expiresAt", "profileArn"};

  private CredentialJson() {}

  /// What an entry says.
  ///
  /// @throws InvalidFieldException if a member cannot be what it has to be
  public static Credential read(ObjectNode json, long id) {
    return new Credential(
        id, login(json), accessToken(json), secret(json, "profileArn"), settings(json));
  }

  /// The id, 0 where there is none.
  public static long id(ObjectNode json) {
    JsonNode id = json.path("id");
    if (id.isMissingNode() || id.isNull()) {
      return 0;
    }
    if (!id.isIntegralNumber() || !id.canConvertToLong() || id.longValue() < 0) {
      throw new InvalidEntryFieldException("id", "has to be a whole number");
    }
    return id.longValue();
  }

  public static void writeId(ObjectNode json, long id) {
    json.put("id", id);
  }

  public static void writeMachineId(ObjectNode json, String machineId) {
    json.put("machineId", machineId);
  }

  public static void writeProfileArn(ObjectNode json, Secret arn) {
    json.put("profileArn", arn.value());
  }

  /// Puts new tokens in; what a refresh left out stays.
  public static void write(ObjectNode json, IssuedTokens tokens) {
    json.put("accessToken", tokens.accessToken().value());
    if (tokens.refreshToken() != null) {
      json.put("refreshToken", tokens.refreshToken().value());
    }
    if (tokens.profileArn() != null) {
      writeProfileArn(json, tokens.profileArn());
    }
    json.put("expiresAt", tokens.expiresAt().toString());
  }

  /// Changes members; a null removes one. The id stays.
  public static void edit(ObjectNode json, ObjectNode changes) {
    changes.forEachEntry((name, value) -> {
      if (value.isNull() && !name.equals("id")) {
        json.remove(name);
      } else if (!name.equals("id")) {
        json.set(name, value);
      }
    });
  }

  /// Makes the tokens of one entry those of another.
  public static void copyTokens(ObjectNode from, ObjectNode to) {
    for (String name : TOKENS) {
      if (from.hasNonNull(name)) {
        to.set(name, from.get(name));
      }
    }
  }

  /// A key makes it an API-key credential whatever the method says; without a method, the members
  /// tell.
  private static Login login(ObjectNode json) {
    Secret key = secret(json, "kiroApiKey");
    if (key != null) {
      return new Login.ApiKey(key);
    }
    String method = text(json, "authMethod");
    return switch (method == null ? methodByMembers(json) : method.toLowerCase(Locale.ROOT)) {
      case "social" -> social(json);
      case "idc", "builder-id", "iam" -> idc(json);
      case "external_idp" -> externalIdp(json);
      case "api_key", "apikey" -> new Login.Incomplete("api_key", "kiroApiKey is missing");
      default ->
          throw new InvalidEntryFieldException(
              "authMethod", "has to be social, idc, builder-id, iam, external_idp or api_key");
    };
  }

  private static String methodByMembers(ObjectNode json) {
    if (text(json, "tokenEndpoint") != null) {
      return "external_idp";
    }
    boolean registered = text(json, "clientId") != null && text(json, "clientSecret") != null;
    return registered ? "idc" : "social";
  }

  private static Login social(ObjectNode json) {
    Secret token = secret(json, "refreshToken");
    return token == null ? without("social", "refreshToken") : new Login.Social(token);
  }

  private static Login idc(ObjectNode json) {
    Secret token = secret(json, "refreshToken");
    String clientId = text(json, "clientId");
    Secret clientSecret = secret(json, "clientSecret");
    if (token == null) {
      return without("idc", "refreshToken");
    }
    if (clientId == null || clientSecret == null) {
      return without("idc", clientId == null ? "clientId" : "clientSecret");
    }
    return new Login.Idc(token, clientId, clientSecret, mayBeBuilderId(json));
  }

  private static Login externalIdp(ObjectNode json) {
    Secret token = secret(json, "refreshToken");
    String clientId = text(json, "clientId");
    String endpoint = text(json, "tokenEndpoint");
    if (token == null) {
      return without("external_idp", "refreshToken");
    }
    if (clientId == null || endpoint == null) {
      return without("external_idp", clientId == null ? "clientId" : "tokenEndpoint");
    }
    return new Login.ExternalIdp(token, clientId, endpoint, scopes(json));
  }

  private static Login without(String method, String member) {
    return new Login.Incomplete(method, member + " is missing");
  }

  /// Organisations have a start page of their own.
  private static boolean mayBeBuilderId(ObjectNode json) {
    String provider = text(json, "provider");
    String startUrl = text(json, "startUrl");
    return (provider == null || provider.equalsIgnoreCase("BuilderId"))
        && (startUrl == null || startUrl.contains("//view.awsapps.com/"));
  }

  private static @Nullable String scopes(ObjectNode json) {
    if (json.path("scopes") instanceof ArrayNode many) {
      return StreamSupport.stream(many.spliterator(), false)
          .map(JsonNode::asText)
          .collect(Collectors.joining(" "));
    }
    return text(json, "scopes");
  }

  private static @Nullable AccessToken accessToken(ObjectNode json) {
    Secret value = secret(json, "accessToken");
    return value == null ? null : new AccessToken(value, instant(text(json, "expiresAt")));
  }

  private static CredentialSettings settings(ObjectNode json) {
    return new CredentialSettings(
        priority(json),
        flag(json, "disabled"),
        region(json, text(json, "authRegion") == null ? "region" : "authRegion"),
        region(json, "apiRegion"),
        text(json, "machineId"),
        text(json, "email"),
        text(json, "subscriptionTitle"),
        proxy(json));
  }

  private static int priority(ObjectNode json) {
    JsonNode value = json.path("priority");
    if (value.isMissingNode() || value.isNull()) {
      return 0;
    }
    if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 0) {
      throw new InvalidEntryFieldException("priority", "has to be a whole number from 0 on");
    }
    return value.intValue();
  }

  private static boolean flag(ObjectNode json, String name) {
    JsonNode value = json.path(name);
    if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
      throw new InvalidEntryFieldException(name, "has to be true or false");
    }
    return value.asBoolean(false);
  }

  private static @Nullable ProxySettings proxy(ObjectNode json) {
    String url = text(json, "proxyUrl");
    if (url == null) {
      return null;
    }
    try {
      return ProxySettings.of(url, text(json, "proxyUsername"), secret(json, "proxyPassword"));
    } catch (IllegalArgumentException e) {
      throw new InvalidEntryFieldException("proxyUrl", String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable String region(ObjectNode json, String name) {
    String region = text(json, name);
    if (region != null && !Region.isValid(region)) {
      throw new InvalidEntryFieldException(name, "is not the name of a region, such as us-east-1");
    }
    return region;
  }

  private static @Nullable Secret secret(ObjectNode json, String name) {
    String value = text(json, name);
    return value == null ? null : new Secret(value);
  }

  private static @Nullable String text(ObjectNode json, String name) {
    JsonNode value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw new InvalidEntryFieldException(name, "has to be a text in quotation marks");
    }
    return value.textValue().isBlank() ? null : value.textValue();
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
