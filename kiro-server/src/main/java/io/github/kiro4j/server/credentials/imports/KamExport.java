package io.github.kiro4j.server.credentials.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.IntStream;

/// An export of Kiro Account Manager: `{version, accounts: […]}`, a bare array of accounts, or one
/// account. An account has its secrets in `credentials` or, from 1.8.3 on, beside the rest. Its
/// `authMethod` says nothing reliable; whether there is a client tells.
final class KamExport {

  private static final String ACCOUNTS = "accounts";
  private static final String CREDENTIALS = "credentials";

  /// What accounts have and entries of credentials files do not.
  private static final List<String> OF_ACCOUNTS = List.of("nickname", "userId", "status", "idp");

  private final boolean skipsErrors;

  /// @param skipsErrors whether accounts that it saw failing are left out
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
        || (json.has("refreshToken") && OF_ACCOUNTS.stream().anyMatch(json::has));
  }

  List<ImportCandidate> read(String file, JsonNode json) {
    JsonNode accounts = json.path(ACCOUNTS).isArray() ? json.get(ACCOUNTS) : json;
    if (!accounts.isArray()) {
      return List.of(finding(origin(file, 1), accounts));
    }
    return IntStream.range(0, accounts.size())
        .mapToObj(i -> finding(origin(file, i + 1), accounts.get(i)))
        .toList();
  }

  private static Origin origin(String file, int number) {
    return new Origin(file, number, ImportFormat.KAM);
  }

  private ImportCandidate finding(Origin origin, JsonNode account) {
    if (!account.isObject()) {
      return new ImportCandidate.Unusable(origin, "is not a JSON object");
    }
    if (skipsErrors && "error".equals(JsonMembers.text(account, "status"))) {
      return new ImportCandidate.Skipped(origin, "the export marks the account as failing");
    }
    JsonNode secrets = account.path(CREDENTIALS).isObject() ? account.get(CREDENTIALS) : account;
    boolean client = JsonMembers.has(secrets, "clientId");
    if (client != JsonMembers.has(secrets, "clientSecret")) {
      return new ImportCandidate.Unusable(origin, "clientId and clientSecret belong together");
    }
    return new ImportCandidate.Entry(origin, entry(account, secrets, client));
  }

  private static ObjectNode entry(JsonNode account, JsonNode secrets, boolean client) {
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    entry.put("authMethod", client ? "idc" : "social");
    for (String name : List.of("refreshToken", "clientId", "clientSecret", "startUrl")) {
      JsonMembers.copy(secrets, entry, name);
    }
    JsonMembers.copyAccessToken(secrets, "accessToken", "expiresAt", entry);
    JsonMembers.copy(secrets, "region", entry, "authRegion");
    for (JsonNode part : List.of(account, secrets)) {
      JsonMembers.copy(part, entry, "profileArn");
      JsonMembers.copy(part, entry, "machineId");
    }
    JsonMembers.copy(account, entry, "email");
    return entry;
  }
}
