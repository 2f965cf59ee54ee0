package io.github.kiro4j.api.admin;

import io.github.kiro4j.api.PastedText;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The kinds of login, under the names that `authMethod` has for them. CONTRIBUTING.md, "Recipes",
/// says what a new kind needs.
public enum LoginKind {
  /// Google or GitHub through Kiro's own auth service.
  SOCIAL,
  /// AWS Builder ID or IAM Identity Center. The aliases are kiro-rs's.
  IDC,
  /// An organisation's own identity provider, such as Entra ID.
  EXTERNAL_IDP,
  /// A key of the form `ksk_…`.
  API_KEY;

  /// The value of `authMethod`.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Other values of `authMethod` that mean the same.
  public List<String> aliases() {
    return switch (this) {
      case IDC -> List.of("builder-id", "iam");
      case API_KEY -> List.of("apikey");
      case SOCIAL, EXTERNAL_IDP -> List.of();
    };
  }

  /// The fields without which a credential of this kind cannot be used.
  public List<CredentialField> requiredFields() {
    return switch (this) {
      case SOCIAL -> List.of(CredentialField.REFRESH_TOKEN);
      case IDC ->
          List.of(
              CredentialField.REFRESH_TOKEN,
              CredentialField.CLIENT_ID,
              CredentialField.CLIENT_SECRET);
      case EXTERNAL_IDP ->
          List.of(
              CredentialField.REFRESH_TOKEN,
              CredentialField.CLIENT_ID,
              CredentialField.TOKEN_ENDPOINT);
      case API_KEY -> List.of(CredentialField.KIRO_API_KEY);
    };
  }

  /// The kind that a value of `authMethod` means, whatever its case and whether its words are
  /// separated by a hyphen, an underscore or nothing; empty for an unknown value.
  public static Optional<LoginKind> named(String authMethod) {
    String name = bare(PastedText.trimmed(authMethod));
    return Arrays.stream(values())
        .filter(kind -> kind.names().map(LoginKind::bare).anyMatch(name::equals))
        .findFirst();
  }

  private static String bare(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
  }

  private Stream<String> names() {
    return Stream.concat(Stream.of(wireName()), aliases().stream());
  }

  /// The kind of a credential that has no `authMethod`, by the fields that it has. As in kiro-rs, a
  /// client id with a client secret means [#IDC], and a credential that has nothing special is
  /// [#SOCIAL].
  public static LoginKind impliedBy(Predicate<CredentialField> present) {
    if (present.test(CredentialField.KIRO_API_KEY)) {
      return API_KEY;
    }
    if (present.test(CredentialField.TOKEN_ENDPOINT)) {
      return EXTERNAL_IDP;
    }
    boolean hasClient =
        present.test(CredentialField.CLIENT_ID) && present.test(CredentialField.CLIENT_SECRET);
    return hasClient ? IDC : SOCIAL;
  }

  /// Every value that `authMethod` may have, for error texts.
  public static String allowedNames() {
    return Arrays.stream(values()).flatMap(LoginKind::names).collect(Collectors.joining(", "));
  }

  /// The value of `authMethod`.
  @Override
  public String toString() {
    return wireName();
  }
}
