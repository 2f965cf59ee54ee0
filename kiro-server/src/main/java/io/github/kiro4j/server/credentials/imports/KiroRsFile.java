package io.github.kiro4j.server.credentials.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.IntStream;

/// kiro-rs's `credentials.json`. Every member is taken over, those that nobody knows included.
final class KiroRsFile {

  private KiroRsFile() {}

  static boolean looksLike(JsonNode json) {
    return json.isArray() || isCredential(json);
  }

  private static boolean isCredential(JsonNode json) {
    return json.has("refreshToken") || json.has("kiroApiKey");
  }

  static List<ImportCandidate> read(String file, JsonNode json) {
    List<JsonNode> entries = json.isArray() ? json.valueStream().toList() : List.of(json);
    return IntStream.range(0, entries.size())
        .mapToObj(i -> finding(new Origin(file, i + 1, ImportFormat.KIRO_RS), entries.get(i)))
        .toList();
  }

  private static ImportCandidate finding(Origin origin, JsonNode json) {
    if (!(json instanceof ObjectNode entry)) {
      return new ImportCandidate.Unusable(origin, "is not a JSON object");
    }
    boolean half = JsonMembers.has(json, "clientId") != JsonMembers.has(json, "clientSecret");
    if (half && !JsonMembers.has(json, "authMethod") && !JsonMembers.has(json, "tokenEndpoint")) {
      return new ImportCandidate.Unusable(origin, "clientId and clientSecret belong together");
    }
    ObjectNode own = entry.deepCopy();
    own.remove("id");
    return new ImportCandidate.Entry(origin, own);
  }
}
