package io.github.kiro4j.server.credentials.imports;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.api.admin.LoginKind;
import io.github.kiro4j.server.credentials.store.StoredEntry;
import java.util.List;
import java.util.stream.IntStream;

/// An export of Kiro Account Manager: `{version, accounts: […]}`, a bare array of accounts, or one
/// account. An account has its secrets in `credentials` or, from 1.8.3 on, beside its other
/// members. Its `authMethod` is not reliable; an account with a client is [LoginKind#IDC].
final class KamExport {

  private static final String ACCOUNTS = "accounts";
  private static final String CREDENTIALS = "credentials";

  /// Members of accounts that entries of credentials files do not have.
  private static final List<String> OF_ACCOUNTS = List.of("nickname", "userId", "status", "idp");

  private final boolean skipsErrors;

  /// @param skipsErrors whether accounts that the export marks as failing are left out
  KamExport(boolean skipsErrors) {
    this.skipsErrors = skipsErrors;
  }

  static boolean looksLike(JsonNode json) {
    if (json.isArray()) {
      return json.valueStream().anyMatch(KamExport::isAccount);
    }
    return json.path(ACCOUNTS).isArray() || isAccount(json);
  }

  private static boolean isAccount(JsonNode json) {
    return json.path(CREDENTIALS).isObject()
        || json.path("id").isTextual()
        || (JsonMembers.contains(json, CredentialField.REFRESH_TOKEN)
            && OF_ACCOUNTS.stream().anyMatch(json::has));
  }

  List<ImportCandidate> read(String file, JsonNode json) {
    JsonNode accounts = json.path(ACCOUNTS).isArray() ? json.get(ACCOUNTS) : json;
    if (!accounts.isArray()) {
      return List.of(candidate(origin(file, 1), accounts));
    }
    return IntStream.range(0, accounts.size())
        .mapToObj(i -> candidate(origin(file, i + 1), accounts.get(i)))
        .toList();
  }

  private static Origin origin(String file, int number) {
    return new Origin(file, number, ImportFormat.KAM);
  }

  private ImportCandidate candidate(Origin origin, JsonNode account) {
    if (!account.isObject()) {
      return new ImportCandidate.Unusable(origin, "is not a JSON object");
    }
    if (skipsErrors && "error".equals(JsonMembers.text(account, "status"))) {
      return new ImportCandidate.Skipped(origin, "the export marks the account as failing");
    }
    JsonNode secrets = account.path(CREDENTIALS).isObject() ? account.get(CREDENTIALS) : account;
    boolean client = JsonMembers.has(secrets, CredentialField.CLIENT_ID);
    return client == JsonMembers.has(secrets, CredentialField.CLIENT_SECRET)
        ? new ImportCandidate.Entry(origin, entry(account, secrets, client))
        : ImportCandidate.Unusable.halfClient(origin);
  }

  private static StoredEntry entry(JsonNode account, JsonNode secrets, boolean client) {
    return new EntryBuilder()
        .login(client ? LoginKind.IDC : LoginKind.SOCIAL)
        .copy(
            secrets,
            CredentialField.REFRESH_TOKEN,
            CredentialField.CLIENT_ID,
            CredentialField.CLIENT_SECRET,
            CredentialField.START_URL)
        .copyAccessToken(secrets, "accessToken", "expiresAt")
        .copy(secrets, "region", CredentialField.AUTH_REGION)
        .copy(account, CredentialField.PROFILE_ARN, CredentialField.MACHINE_ID)
        .copy(secrets, CredentialField.PROFILE_ARN, CredentialField.MACHINE_ID)
        .copy(account, CredentialField.EMAIL)
        .build();
  }
}
