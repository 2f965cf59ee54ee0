package io.github.kiro4j.server.credentials.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What Kiro IDE keeps in `~/.aws/sso/cache`: `kiro-auth-token.json` and, for a sign-in through
/// AWS, the registration of its client in `{clientIdHash}.json`. The refresh token is bound to that
/// client.
final class KiroIdeFiles {

  private static final String TOKEN_FILE = "kiro-auth-token.json";
  private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{8,64}");

  /// What only credentials files have.
  private static final List<String> OF_CREDENTIALS_FILES =
      List.of("id", "priority", "disabled", "machineId", "clientSecret", "kiroApiKey");

  /// The registrations that came along, by the names of their files.
  private final Map<String, JsonNode> registrations;

  KiroIdeFiles(Map<String, JsonNode> registrations) {
    this.registrations = registrations;
  }

  static boolean isToken(String name, JsonNode json) {
    if (!json.isObject() || !json.has("refreshToken")) {
      return false;
    }
    return name.equalsIgnoreCase(TOKEN_FILE)
        || json.has("clientIdHash")
        || (json.has("provider") && OF_CREDENTIALS_FILES.stream().noneMatch(json::has));
  }

  static boolean isRegistration(JsonNode json) {
    return JsonMembers.has(json, "clientId")
        && JsonMembers.has(json, "clientSecret")
        && !json.has("refreshToken")
        && !json.has("credentials");
  }

  ImportCandidate read(String file, JsonNode token) {
    Origin origin = new Origin(file, 1, ImportFormat.KIRO_IDE);
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    JsonMembers.copy(token, entry, "refreshToken");
    JsonMembers.copyAccessToken(token, "accessToken", "expiresAt", entry);
    for (String name : List.of("profileArn", "provider", "startUrl", "tokenEndpoint", "clientId")) {
      JsonMembers.copy(token, entry, name);
    }
    JsonMembers.copyScopes(token, entry);
    // The region of the sign-in; where the API is, the profile tells.
    JsonMembers.copy(token, "region", entry, "authRegion");
    entry.put("authMethod", method(token));
    return entry.path("authMethod").asText().equals("idc")
        ? withClient(origin, token, entry)
        : new ImportCandidate.Entry(origin, entry);
  }

  private static String method(JsonNode token) {
    String told = Optional.ofNullable(JsonMembers.text(token, "authMethod")).orElse("");
    if (told.isEmpty()) {
      return token.has("clientIdHash") ? "idc" : "social";
    }
    return told.toLowerCase(Locale.ROOT);
  }

  private ImportCandidate withClient(Origin origin, JsonNode token, ObjectNode entry) {
    String hash = JsonMembers.text(token, "clientIdHash");
    Optional<JsonNode> registration = registration(hash);
    if (registration.isEmpty()) {
      String name = hash != null && HASH.matcher(hash).matches() ? hash : "{clientIdHash}";
      return new ImportCandidate.Unusable(
          origin, "needs the registration of its client too: the file " + name + ".json beside it");
    }
    JsonMembers.copy(registration.get(), entry, "clientId");
    JsonMembers.copy(registration.get(), entry, "clientSecret");
    return new ImportCandidate.Entry(origin, entry);
  }

  private Optional<JsonNode> registration(@Nullable String hash) {
    if (hash != null && registrations.containsKey(hash + ".json")) {
      return Optional.ofNullable(registrations.get(hash + ".json"));
    }
    return registrations.size() == 1
        ? registrations.values().stream().findFirst()
        : Optional.empty();
  }
}
