package io.github.kiro4j.server.credentials.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.api.admin.LoginKind;
import io.github.kiro4j.server.credentials.store.AccountLines;
import io.github.kiro4j.server.credentials.store.StoredEntry;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// An export of Kiro Account Manager: `{version, accounts: […]}`, a bare array of accounts, or one
/// account; or one account a line. An account has its secrets in `credentials` or, from 1.8.3 on
/// and in the export for OIDC, beside its other members. Its `authMethod` is not reliable: an
/// account with the endpoint of an identity provider is [LoginKind#EXTERNAL_IDP], one with a client
/// [LoginKind#IDC].
final class KamExport {

  private static final String ACCOUNTS = "accounts";
  private static final String CREDENTIALS = "credentials";

  /// Members of accounts that entries of credentials files do not have.
  private static final List<String> OF_ACCOUNTS = List.of("nickname", "status", "idp", "password");

  /// Members of credentials files of kiro-rs's forks, whose entries may have a nickname too.
  private static final List<CredentialField> OF_CREDENTIALS_FILES =
      List.of(
          CredentialField.PRIORITY,
          CredentialField.KIRO_API_KEY,
          CredentialField.API_REGION,
          CredentialField.AUTH_REGION,
          CredentialField.MAX_CONCURRENCY,
          CredentialField.SYSTEM_VERSION,
          CredentialField.NODE_VERSION,
          CredentialField.SUBSCRIPTION_TITLE);

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
            && OF_ACCOUNTS.stream().anyMatch(json::has)
            && !isOfCredentialsFile(json));
  }

  private static boolean isOfCredentialsFile(JsonNode json) {
    return json.path(StoredEntry.ID).isNumber()
        || OF_CREDENTIALS_FILES.stream().anyMatch(field -> JsonMembers.contains(json, field));
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

  static List<ImportCandidate> read(String file, List<AccountLines.Line> lines) {
    return lines.stream()
        .map(line -> candidate(origin(file, line.number()), line.account()))
        .toList();
  }

  private static ImportCandidate candidate(Origin origin, @Nullable ObjectNode account) {
    return account == null
        ? new ImportCandidate.Unusable(origin, AccountLines.PROBLEM)
        : usable(origin, account);
  }

  private static Origin origin(String file, int number) {
    return new Origin(file, number, ImportFormat.KAM);
  }

  private ImportCandidate candidate(Origin origin, JsonNode account) {
    if (!account.isObject()) {
      return new ImportCandidate.Unusable(origin, "is not a JSON object");
    }
    if (skipsErrors && JsonMembers.text(account, "status").filter("error"::equals).isPresent()) {
      return new ImportCandidate.Skipped(origin, "the export marks the account as failing");
    }
    return usable(origin, account);
  }

  private static ImportCandidate usable(Origin origin, JsonNode account) {
    JsonNode secrets = account.path(CREDENTIALS).isObject() ? account.get(CREDENTIALS) : account;
    boolean client = JsonMembers.has(secrets, CredentialField.CLIENT_ID);
    if (JsonMembers.has(secrets, CredentialField.TOKEN_ENDPOINT)) {
      return new ImportCandidate.Entry(origin, entry(account, secrets, LoginKind.EXTERNAL_IDP));
    }
    LoginKind kind = client ? LoginKind.IDC : LoginKind.SOCIAL;
    return client == JsonMembers.has(secrets, CredentialField.CLIENT_SECRET)
        ? new ImportCandidate.Entry(origin, entry(account, secrets, kind))
        : ImportCandidate.Unusable.halfClient(origin);
  }

  private static StoredEntry entry(JsonNode account, JsonNode secrets, LoginKind kind) {
    return new EntryBuilder()
        .login(kind)
        .copy(
            secrets,
            CredentialField.REFRESH_TOKEN,
            CredentialField.CLIENT_ID,
            CredentialField.CLIENT_SECRET,
            CredentialField.PROVIDER,
            CredentialField.START_URL,
            CredentialField.TOKEN_ENDPOINT)
        .copyScopes(secrets)
        .copyAccessToken(secrets, "accessToken", "expiresAt")
        .copyClientEnd(secrets, CredentialField.CLIENT_SECRET_EXPIRES_AT.wireName())
        .copy(secrets, "region", CredentialField.AUTH_REGION)
        .copy(account, CredentialField.PROFILE_ARN, CredentialField.MACHINE_ID)
        .copy(secrets, CredentialField.PROFILE_ARN, CredentialField.MACHINE_ID)
        .copy(account, CredentialField.EMAIL, CredentialField.USER_ID)
        .build();
  }
}
