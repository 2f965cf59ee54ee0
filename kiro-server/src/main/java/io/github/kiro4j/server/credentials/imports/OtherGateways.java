package io.github.kiro4j.server.credentials.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.server.credentials.store.StoredEntry;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Reads files of other gateways, each an object or an array of objects: CLIProxyAPI writes the
/// names of members in snake case; AIClient2API writes either a sign-in, whose region is in
/// `idcRegion`, or an API key.
final class OtherGateways {

  private OtherGateways() {}

  static Optional<ImportFormat> formatOf(JsonNode json) {
    return elements(json).flatMap(each -> formatOfOne(each).stream()).findFirst();
  }

  private static Stream<JsonNode> elements(JsonNode json) {
    return json.isArray() ? json.valueStream() : Stream.of(json);
  }

  private static Optional<ImportFormat> formatOfOne(JsonNode json) {
    if (json.has("refresh_token") || "kiro".equals(json.path("type").textValue())) {
      return Optional.of(ImportFormat.CLI_PROXY_API);
    }
    boolean other =
        Stream.of("KIRO_API_KEY", "idcRegion", "registrationExpiresAt").anyMatch(json::has);
    return other ? Optional.of(ImportFormat.AI_CLIENT_2_API) : Optional.empty();
  }

  static List<ImportCandidate> read(String file, JsonNode json, ImportFormat format) {
    List<JsonNode> entries = elements(json).toList();
    return IntStream.range(0, entries.size())
        .mapToObj(i -> candidate(new Origin(file, i + 1, format), entries.get(i)))
        .toList();
  }

  private static ImportCandidate candidate(Origin origin, JsonNode json) {
    return json instanceof ObjectNode entry
        ? new ImportCandidate.Entry(origin, entry(StoredEntry.of(withoutId(entry)).toJson()))
        : new ImportCandidate.Unusable(origin, "is not a JSON object");
  }

  private static ObjectNode withoutId(ObjectNode entry) {
    ObjectNode bare = entry.deepCopy();
    bare.remove(StoredEntry.ID);
    return bare;
  }

  /// Only what a credential needs: the configuration of AIClient2API has other secrets too.
  private static StoredEntry entry(ObjectNode json) {
    return new EntryBuilder()
        .copy(
            json,
            CredentialField.REFRESH_TOKEN,
            CredentialField.KIRO_API_KEY,
            CredentialField.CLIENT_ID,
            CredentialField.CLIENT_SECRET,
            CredentialField.PROFILE_ARN,
            CredentialField.AUTH_METHOD,
            CredentialField.PROVIDER,
            CredentialField.START_URL,
            CredentialField.TOKEN_ENDPOINT,
            CredentialField.MACHINE_ID,
            CredentialField.EMAIL,
            CredentialField.USER_ID,
            CredentialField.API_REGION)
        .copyScopes(json)
        .copyAccessToken(json, "accessToken", "expiresAt")
        .copy(json, "region", CredentialField.AUTH_REGION)
        .copy(json, CredentialField.AUTH_REGION)
        .build();
  }
}
