package io.github.kiro4j.server.admin.credentials;

import io.github.kiro4j.api.admin.AdminErrorCode;
import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.api.admin.CredentialFields;
import io.github.kiro4j.api.admin.LoginKind;
import io.github.kiro4j.protocol.dialect.route.Endpoint;
import io.github.kiro4j.server.admin.AdminProblemException;
import io.github.kiro4j.server.admin.Problems;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.Login;
import io.github.kiro4j.server.credentials.refresh.RefreshRequests;
import io.github.kiro4j.server.credentials.store.InvalidEntryFieldException;
import io.github.kiro4j.server.credentials.store.StoredEntry;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Makes entries, and changes of entries, out of the fields that operators send.
final class CredentialEntries {

  /// Fields that belong to one login and must not be kept when another login replaces it.
  private static final List<CredentialField> OF_THE_LOGIN =
      List.of(
          CredentialField.ACCESS_TOKEN, CredentialField.EXPIRES_AT, CredentialField.PROFILE_ARN);

  /// kiro-rs's name, which leaves the configured endpoints, and those of the gateway.
  private static final List<String> ENDPOINTS =
      Stream.concat(
              Stream.of(StatusView.ENDPOINT), Arrays.stream(Endpoint.values()).map(Endpoint::label))
          .toList();

  private CredentialEntries() {}

  /// A whole entry.
  ///
  /// @throws AdminProblemException if a required field is missing or a value is impossible
  static StoredEntry complete(CredentialFields fields) {
    if (!hasLoginSecret(fields)) {
      throw AdminProblemException.of(
          AdminErrorCode.MISSING_VALUE, "refreshToken", "or kiroApiKey is needed");
    }
    StoredEntry entry = StoredEntry.EMPTY.with(checked(fields));
    if (read(entry).login() instanceof Login.Incomplete(_, String problem)) {
      throw Problems.incomplete(problem);
    }
    return entry;
  }

  private static boolean hasLoginSecret(CredentialFields fields) {
    return fields.text(CredentialField.REFRESH_TOKEN).isPresent()
        || fields.text(CredentialField.KIRO_API_KEY).isPresent();
  }

  /// Changes of an entry; a new login removes the tokens of the old one, and a new client the end
  /// of the old client.
  ///
  /// @throws AdminProblemException if a value is impossible
  static CredentialFields changes(CredentialFields fields) {
    CredentialFields changes = checked(fields);
    if (fields.has(CredentialField.REFRESH_TOKEN) || fields.has(CredentialField.KIRO_API_KEY)) {
      for (CredentialField field : OF_THE_LOGIN) {
        changes = fields.has(field) ? changes : changes.without(field);
      }
    }
    boolean newClient = fields.has(CredentialField.CLIENT_SECRET);
    return newClient && !fields.has(CredentialField.CLIENT_SECRET_EXPIRES_AT)
        ? changes.without(CredentialField.CLIENT_SECRET_EXPIRES_AT)
        : changes;
  }

  private static CredentialFields checked(CredentialFields fields) {
    fields
        .text(CredentialField.REFRESH_TOKEN)
        .filter(RefreshRequests::isTruncated)
        .ifPresent(_ -> refuse(CredentialField.REFRESH_TOKEN, "is truncated"));
    fields
        .text(CredentialField.ENDPOINT)
        .filter(endpoint -> !ENDPOINTS.contains(endpoint))
        .ifPresent(_ ->
            refuse(CredentialField.ENDPOINT, "must be one of " + String.join(", ", ENDPOINTS)));
    return fields
        .text(CredentialField.AUTH_METHOD)
        .flatMap(LoginKind::named)
        .map(kind -> fields.with(CredentialField.AUTH_METHOD, kind.wireName()))
        .orElse(fields);
  }

  private static void refuse(CredentialField field, String problem) {
    throw AdminProblemException.of(AdminErrorCode.INVALID_VALUE, field.wireName(), problem);
  }

  /// @throws AdminProblemException if a value is impossible
  static Credential read(StoredEntry entry) {
    try {
      return entry.credential();
    } catch (InvalidEntryFieldException e) {
      throw Problems.of(e);
    }
  }
}
