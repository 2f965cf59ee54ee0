package io.github.kiro4j.server.credentials.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.server.credentials.store.StoredEntry;
import java.util.List;
import java.util.stream.IntStream;

/// kiro-rs's `credentials.json`. Every member is taken over, unknown ones included.
final class KiroRsFile {

  private KiroRsFile() {}

  static boolean looksLike(JsonNode json) {
    return json.isArray()
        || JsonMembers.contains(json, CredentialField.REFRESH_TOKEN)
        || JsonMembers.contains(json, CredentialField.KIRO_API_KEY);
  }

  static List<ImportCandidate> read(String file, JsonNode json) {
    List<JsonNode> entries = json.isArray() ? json.valueStream().toList() : List.of(json);
    return IntStream.range(0, entries.size())
        .mapToObj(i -> candidate(new Origin(file, i + 1, ImportFormat.KIRO_RS), entries.get(i)))
        .toList();
  }

  private static ImportCandidate candidate(Origin origin, JsonNode json) {
    if (!(json instanceof ObjectNode entry)) {
      return new ImportCandidate.Unusable(origin, "is not a JSON object");
    }
    boolean half =
        JsonMembers.has(json, CredentialField.CLIENT_ID)
            != JsonMembers.has(json, CredentialField.CLIENT_SECRET);
    boolean namesKind =
        JsonMembers.has(json, CredentialField.AUTH_METHOD)
            || JsonMembers.has(json, CredentialField.TOKEN_ENDPOINT);
    return half && !namesKind
        ? ImportCandidate.Unusable.halfClient(origin)
        : new ImportCandidate.Entry(origin, StoredEntry.of(withoutId(entry)));
  }

  private static ObjectNode withoutId(ObjectNode entry) {
    ObjectNode bare = entry.deepCopy();
    bare.remove(StoredEntry.ID);
    return bare;
  }
}
