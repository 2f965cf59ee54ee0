package io.github.kiro4j.server.credentials.imports;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.api.admin.LoginKind;
import io.github.kiro4j.server.credentials.store.StoredEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Kiro IDE's files in `~/.aws/sso/cache`: `kiro-auth-token.json` and, for a login through AWS, the
/// registration of its client in `{clientIdHash}.json`. The refresh token is bound to that client.
/// The profile that the person chose is in `profile.json` below `globalStorage/kiro.kiroagent`.
final class KiroIdeFiles {

  private static final String TOKEN_FILE = "kiro-auth-token.json";
  private static final String PROFILE_FILE = "profile.json";
  private static final String ARN = "arn";
  private static final String CLIENT_ID_HASH = "clientIdHash";
  private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{8,64}");

  /// Fields that only credentials files have.
  private static final List<CredentialField> OF_CREDENTIALS_FILES =
      List.of(
          CredentialField.PRIORITY,
          CredentialField.DISABLED,
          CredentialField.MACHINE_ID,
          CredentialField.CLIENT_SECRET,
          CredentialField.KIRO_API_KEY);

  /// The registrations among the imported files, by the files' names.
  private final Map<String, JsonNode> registrations;

  /// The imported profiles.
  private final List<JsonNode> profiles;

  KiroIdeFiles(Map<String, JsonNode> registrations, List<JsonNode> profiles) {
    this.registrations = registrations;
    this.profiles = profiles;
  }

  static boolean isToken(String name, JsonNode json) {
    if (!json.isObject() || !JsonMembers.contains(json, CredentialField.REFRESH_TOKEN)) {
      return false;
    }
    return name.equalsIgnoreCase(TOKEN_FILE)
        || json.has(CLIENT_ID_HASH)
        || (JsonMembers.contains(json, CredentialField.PROVIDER) && !isOfCredentialsFile(json));
  }

  private static boolean isOfCredentialsFile(JsonNode json) {
    return json.has(StoredEntry.ID)
        || OF_CREDENTIALS_FILES.stream().anyMatch(field -> JsonMembers.contains(json, field));
  }

  static boolean isRegistration(JsonNode json) {
    return JsonMembers.has(json, CredentialField.CLIENT_ID)
        && JsonMembers.has(json, CredentialField.CLIENT_SECRET)
        && !JsonMembers.contains(json, CredentialField.REFRESH_TOKEN)
        && !json.has(CredentialField.REFRESH_TOKEN.snakeCaseName())
        && !json.has("credentials");
  }

  static boolean isProfile(String name, JsonNode json) {
    return name.equalsIgnoreCase(PROFILE_FILE) && JsonMembers.has(json, ARN);
  }

  /// The token file's `region` is that of the login; the region of the API is in the profile ARN.
  ImportCandidate read(String file, JsonNode token) {
    Origin origin = new Origin(file, 1, ImportFormat.KIRO_IDE);
    String authMethod = authMethod(token);
    EntryBuilder entry =
        new EntryBuilder()
            .put(CredentialField.AUTH_METHOD, authMethod)
            .copy(
                token,
                CredentialField.REFRESH_TOKEN,
                CredentialField.PROFILE_ARN,
                CredentialField.PROVIDER,
                CredentialField.START_URL,
                CredentialField.TOKEN_ENDPOINT,
                CredentialField.CLIENT_ID,
                CredentialField.MACHINE_ID)
            .copyAccessToken(token, "accessToken", "expiresAt")
            .copyScopes(token)
            .copy(token, "region", CredentialField.AUTH_REGION);
    if (profiles.size() == 1) {
      entry.copyIfAbsent(profiles.getFirst().path(ARN), CredentialField.PROFILE_ARN);
    }
    return authMethod.equals(LoginKind.IDC.wireName())
        ? withClient(origin, token, entry)
        : new ImportCandidate.Entry(origin, entry.build());
  }

  /// An unknown `authMethod` is taken over, so that the entry is refused with the allowed values.
  private static String authMethod(JsonNode token) {
    LoginKind usual = token.has(CLIENT_ID_HASH) ? LoginKind.IDC : LoginKind.SOCIAL;
    return JsonMembers.text(token, CredentialField.AUTH_METHOD.wireName())
        .map(named -> LoginKind.named(named).map(LoginKind::wireName).orElse(named))
        .orElse(usual.wireName());
  }

  private ImportCandidate withClient(Origin origin, JsonNode token, EntryBuilder entry) {
    Optional<JsonNode> registration = registration(token);
    if (registration.isEmpty()) {
      String name =
          JsonMembers.text(token, CLIENT_ID_HASH)
              .filter(hash -> HASH.matcher(hash).matches())
              .orElse("{clientIdHash}");
      return new ImportCandidate.Unusable(
          origin, "needs the registration of its client too: the file " + name + ".json beside it");
    }
    entry
        .copy(registration.get(), CredentialField.CLIENT_ID, CredentialField.CLIENT_SECRET)
        .copyClientEnd(registration.get(), "expiresAt");
    return new ImportCandidate.Entry(origin, entry.build());
  }

  private Optional<JsonNode> registration(JsonNode token) {
    Optional<JsonNode> only =
        registrations.size() == 1 ? registrations.values().stream().findFirst() : Optional.empty();
    return JsonMembers.text(token, CLIENT_ID_HASH)
        .map(hash -> registrations.get(hash + ".json"))
        .or(() -> only);
  }
}
