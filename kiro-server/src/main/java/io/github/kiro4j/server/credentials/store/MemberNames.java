package io.github.kiro4j.server.credentials.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.server.time.ReceivedTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The names that other programs have for the members of an entry: snake case, as CLIProxyAPI
/// writes it, and names of their own. Some programs write both spellings.
///
/// Source: the files of CLIProxyAPI, AIClient2API and kiro-lb (autumn 2026).
final class MemberNames {

  private static final Map<String, String> KNOWN = known();

  private MemberNames() {}

  private static Map<String, String> known() {
    Map<String, String> names = new LinkedHashMap<>();
    for (CredentialField field : CredentialField.values()) {
      names.put(field.snakeCaseName(), field.wireName());
    }
    names.put("KIRO_API_KEY", CredentialField.KIRO_API_KEY.wireName());
    for (String region : List.of("idcRegion", "idc_region", "ssoRegion", "sso_region")) {
      names.put(region, CredentialField.AUTH_REGION.wireName());
    }
    names.put("identityProvider", CredentialField.PROVIDER.wireName());
    names.put("registrationExpiresAt", CredentialField.CLIENT_SECRET_EXPIRES_AT.wireName());
    return names;
  }

  /// The name that credentials files have for a column of a table; a name that means nothing to
  /// them as it is.
  static String canonical(String column) {
    String bare = column.replaceAll("[ _-]", "");
    return Arrays.stream(CredentialField.values())
        .map(CredentialField::wireName)
        .filter(bare::equalsIgnoreCase)
        .findFirst()
        .orElse(KNOWN.getOrDefault(column, column));
  }

  /// Gives the members of an entry the names and forms of credentials files. A member stays as it
  /// is where the entry has a value under the name of credentials files already.
  static void translate(ObjectNode entry) {
    KNOWN.forEach((theirs, ours) -> {
      if (!theirs.equals(ours) && hasValue(entry, theirs) && !hasValue(entry, ours)) {
        entry.set(ours, entry.remove(theirs));
      }
    });
    for (CredentialField field : CredentialField.values()) {
      if (field.type() == CredentialField.Type.TIME) {
        writeTime(entry, field.wireName());
      }
    }
  }

  private static void writeTime(ObjectNode entry, String name) {
    JsonNode value = entry.path(name);
    if (value.isNumber()) {
      ReceivedTime.of(value)
          .map(time -> TextNode.valueOf(time.toString()))
          .ifPresent(text -> entry.set(name, text));
    }
  }

  private static boolean hasValue(ObjectNode entry, String name) {
    JsonNode value = entry.path(name);
    return !value.isMissingNode()
        && !value.isNull()
        && !(value.isTextual() && value.textValue().isBlank());
  }
}
