package io.github.kiro4j.server.credentials.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.server.credentials.store.StoredEntry;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Reads files of other gateways, each an object or an array of objects: CLIProxyAPI writes the
/// names of members in snake case; AIClient2API writes either a sign-in, whose region is in
/// `idcRegion`, or an API key; kiro-lb writes the region of a sign-in through AWS in `ssoRegion`,
/// and that of the API in `region`.
final class OtherGateways {

  /// The files of AIClient2API have these names, and for Google and GitHub the members of Kiro
  /// IDE's.
  private static final Pattern AI_CLIENT_2_API_FILE =
      Pattern.compile("oauth_creds\\.json|\\d+_kiro-auth-token\\.json");

  private static final String LB_PROVIDER = "identityProvider";
  private static final String LB_REGION = "ssoRegion";

  private OtherGateways() {}

  static Optional<ImportFormat> formatOf(String file, JsonNode json) {
    Optional<ImportFormat> byContent =
        elements(json).flatMap(each -> formatOfOne(each).stream()).findFirst();
    boolean byName =
        AI_CLIENT_2_API_FILE.matcher(file).matches()
            && JsonMembers.contains(json, CredentialField.REFRESH_TOKEN);
    return byContent.isEmpty() && byName ? Optional.of(ImportFormat.AI_CLIENT_2_API) : byContent;
  }

  private static Stream<JsonNode> elements(JsonNode json) {
    return json.isArray() ? json.valueStream() : Stream.of(json);
  }

  private static Optional<ImportFormat> formatOfOne(JsonNode json) {
    if (json.has("refresh_token") || "kiro".equals(json.path("type").textValue())) {
      return Optional.of(ImportFormat.CLI_PROXY_API);
    }
    if (json.has("refreshToken") && (json.has(LB_PROVIDER) || json.has(LB_REGION))) {
      return Optional.of(ImportFormat.KIRO_LB);
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
        ? new ImportCandidate.Entry(origin, entry(ownNames(entry)))
        : new ImportCandidate.Unusable(origin, "is not a JSON object");
  }

  /// The members of kiro-lb get our names; an id means something else in every program.
  private static ObjectNode ownNames(ObjectNode entry) {
    ObjectNode own = entry.deepCopy();
    own.remove(StoredEntry.ID);
    if (own.has(LB_REGION)) {
      rename(own, LB_REGION, CredentialField.AUTH_REGION);
      rename(own, "region", CredentialField.API_REGION);
    }
    rename(own, LB_PROVIDER, CredentialField.PROVIDER);
    return own;
  }

  private static void rename(ObjectNode json, String name, CredentialField field) {
    if (json.has(name)) {
      json.set(field.wireName(), json.remove(name));
    }
  }

  /// Only what a credential needs: the configuration of AIClient2API has other secrets too.
  ///
  /// @param members under whichever names
  static StoredEntry entry(ObjectNode members) {
    ObjectNode json = StoredEntry.of(members).toJson();
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
        .copyClientEnd(json, CredentialField.CLIENT_SECRET_EXPIRES_AT.wireName())
        .copy(json, "region", CredentialField.AUTH_REGION)
        .copy(json, CredentialField.AUTH_REGION)
        .build();
  }
}
