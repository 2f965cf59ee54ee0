package io.github.kiro4j.server.admin.credentials;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.admin.AdminErrorCode;
import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.api.admin.CredentialFields;
import io.github.kiro4j.server.admin.AdminProblemException;
import io.github.kiro4j.server.admin.Problems;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.Login;
import io.github.kiro4j.server.credentials.refresh.RefreshRequests;
import io.github.kiro4j.server.credentials.store.CredentialJson;
import io.github.kiro4j.server.credentials.store.InvalidEntryFieldException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Makes entries of a credentials file, and changes of entries, out of what operators send.
final class CredentialEntries {

  /// What belongs to one sign-in and must not go over to the next.
  private static final List<CredentialField> OF_THE_SIGN_IN =
      List.of(
          CredentialField.ACCESS_TOKEN, CredentialField.EXPIRES_AT, CredentialField.PROFILE_ARN);

  private CredentialEntries() {}

  /// A whole entry.
  ///
  /// @throws AdminProblemException if something that it needs is missing or malformed
  static ObjectNode complete(CredentialFields fields) {
    if (fields.text(CredentialField.REFRESH_TOKEN).isEmpty()
        && fields.text(CredentialField.KIRO_API_KEY).isEmpty()) {
      throw AdminProblemException.of(
          AdminErrorCode.MISSING_VALUE, "refreshToken", "or kiroApiKey is needed");
    }
    ObjectNode entry = checked(fields);
    entry.properties().removeIf(member -> member.getValue().isNull());
    requireComplete(entry);
    return entry;
  }

  /// Changes of an entry; a new sign-in takes the tokens of the old one away.
  ///
  /// @throws AdminProblemException if a value cannot be one
  static ObjectNode changes(CredentialFields fields) {
    ObjectNode changes = checked(fields);
    if (fields.has(CredentialField.REFRESH_TOKEN) || fields.has(CredentialField.KIRO_API_KEY)) {
      OF_THE_SIGN_IN.stream()
          .filter(field -> !fields.has(field))
          .forEach(field -> changes.putNull(field.wireName()));
    }
    return changes;
  }

  private static ObjectNode checked(CredentialFields fields) {
    fields
        .text(CredentialField.REFRESH_TOKEN)
        .filter(RefreshRequests::isCutShort)
        .ifPresent(_ -> refuse(CredentialField.REFRESH_TOKEN, "is cut short"));
    fields
        .text(CredentialField.ENDPOINT)
        .filter(endpoint -> !endpoint.equals(StatusView.ENDPOINT))
        .ifPresent(_ -> refuse(CredentialField.ENDPOINT, "has to be " + StatusView.ENDPOINT));
    ObjectNode json = fields.toJson();
    fields
        .text(CredentialField.AUTH_METHOD)
        .map(CredentialEntries::canonical)
        .ifPresent(method -> json.put(CredentialField.AUTH_METHOD.wireName(), method));
    return json;
  }

  private static void refuse(CredentialField field, String problem) {
    throw AdminProblemException.of(AdminErrorCode.INVALID_VALUE, field.wireName(), problem);
  }

  private static String canonical(String method) {
    return switch (method.toLowerCase(Locale.ROOT)) {
      case "builder-id", "iam", "idc" -> "idc";
      case "apikey", "api_key" -> Login.ApiKey.METHOD;
      default -> method.toLowerCase(Locale.ROOT);
    };
  }

  /// @throws AdminProblemException if the sign-in lacks something
  static void requireComplete(ObjectNode entry) {
    if (read(entry).login() instanceof Login.Incomplete(_, String problem)) {
      throw new AdminProblemException(
          AdminErrorCode.CREDENTIAL_INCOMPLETE, "The credential is incomplete: " + problem + ".");
    }
  }

  /// @throws AdminProblemException if a member is malformed
  static Credential read(ObjectNode entry) {
    try {
      return CredentialJson.read(entry, entry.path("id").longValue());
    } catch (InvalidEntryFieldException e) {
      throw Problems.of(e);
    }
  }

  /// Names of members, for the log.
  static String names(ObjectNode changes) {
    return String.join(" ", changes.properties().stream().map(Map.Entry::getKey).toList());
  }
}
