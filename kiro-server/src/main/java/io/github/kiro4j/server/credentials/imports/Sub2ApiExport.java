package io.github.kiro4j.server.credentials.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.server.credentials.store.StoredEntry;
import java.util.List;
import java.util.stream.IntStream;

/// An export of sub2api: `{"type": "sub2api-data", "accounts": […]}`, with accounts of several
/// services. An account has its service in `platform` and its secrets, in snake case, in
/// `credentials`; its `name` often is the e-mail address.
///
/// Source: sub2api and its forks that know Kiro (autumn 2026).
final class Sub2ApiExport {

  private static final String ACCOUNTS = "accounts";
  private static final String CREDENTIALS = "credentials";
  private static final String PLATFORM = "platform";

  private Sub2ApiExport() {}

  static boolean looksLike(JsonNode json) {
    return json.path(ACCOUNTS).isArray()
        && json.get(ACCOUNTS).valueStream().anyMatch(account -> account.path(PLATFORM).isTextual());
  }

  static List<ImportCandidate> read(String file, JsonNode json) {
    JsonNode accounts = json.path(ACCOUNTS);
    return IntStream.range(0, accounts.size())
        .mapToObj(i -> candidate(new Origin(file, i + 1, ImportFormat.SUB2API), accounts.get(i)))
        .toList();
  }

  private static ImportCandidate candidate(Origin origin, JsonNode account) {
    if (!"kiro".equals(account.path(PLATFORM).textValue())) {
      return new ImportCandidate.Skipped(origin, "the account is of another service than Kiro");
    }
    return account.path(CREDENTIALS) instanceof ObjectNode secrets
        ? new ImportCandidate.Entry(origin, entry(account, secrets))
        : new ImportCandidate.Unusable(origin, "has no credentials");
  }

  private static StoredEntry entry(JsonNode account, ObjectNode secrets) {
    ObjectNode own = secrets.deepCopy();
    JsonMembers.text(account, "name")
        .filter(name -> name.contains("@") && !JsonMembers.has(own, CredentialField.EMAIL))
        .ifPresent(email -> own.put(CredentialField.EMAIL.wireName(), email));
    return OtherGateways.entry(own);
  }
}
