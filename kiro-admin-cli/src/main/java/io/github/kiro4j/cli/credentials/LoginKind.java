package io.github.kiro4j.cli.credentials;

import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.api.admin.CredentialFields;
import java.util.List;
import java.util.Locale;

/// How an account signs in, and what has to be known for it.
enum LoginKind {
  SOCIAL,
  IDC,
  EXTERNAL_IDP,
  API_KEY;

  /// The secrets without which it does not work.
  List<CredentialField> secrets() {
    return switch (this) {
      case SOCIAL -> List.of(CredentialField.REFRESH_TOKEN);
      case IDC ->
          List.of(
              CredentialField.REFRESH_TOKEN,
              CredentialField.CLIENT_ID,
              CredentialField.CLIENT_SECRET);
      case EXTERNAL_IDP -> List.of(CredentialField.REFRESH_TOKEN, CredentialField.CLIENT_ID);
      case API_KEY -> List.of(CredentialField.KIRO_API_KEY);
    };
  }

  /// The kind of a credential that does not have to say it.
  static LoginKind of(CredentialFields fields) {
    if (fields.has(CredentialField.KIRO_API_KEY)) {
      return API_KEY;
    }
    String named = fields.text(CredentialField.AUTH_METHOD).orElse("").toLowerCase(Locale.ROOT);
    for (LoginKind kind : values()) {
      if (kind.toString().equals(named)) {
        return kind;
      }
    }
    return fields.has(CredentialField.CLIENT_SECRET) ? IDC : SOCIAL;
  }

  /// As a credentials file has it.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
