package io.github.kiro4j.api.admin.signin;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// How a person signs in to Kiro.
public enum SignInMethod {
  /// AWS Builder ID, by a device code.
  BUILDER_ID,
  /// IAM Identity Center of an organisation, by a device code.
  IDC,
  /// IAM Identity Center of an organisation, by a browser that calls back to the person's machine.
  IDC_BROWSER,
  /// Google, by a device code.
  GOOGLE,
  /// Google, by a browser that calls back to the person's machine.
  GOOGLE_BROWSER,
  /// GitHub, by a device code.
  GITHUB,
  /// GitHub, by a browser that calls back to the person's machine.
  GITHUB_BROWSER,
  /// The page of Kiro on which a person chooses among all of them, and the only way for an
  /// organisation's own identity provider.
  PORTAL,
  /// A key of the form `ksk_…`.
  API_KEY;

  /// The value of the member `method`.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether a browser calls back to a port of the person's machine.
  public boolean callsBack() {
    return switch (this) {
      case IDC_BROWSER, GOOGLE_BROWSER, GITHUB_BROWSER, PORTAL -> true;
      case BUILDER_ID, IDC, GOOGLE, GITHUB, API_KEY -> false;
    };
  }

  /// Whether the method needs a start URL.
  public boolean isOrganisation() {
    return this == IDC || this == IDC_BROWSER;
  }

  /// Whether Google or GitHub sign in by a device code, which signs another account out that has
  /// signed in like this.
  public boolean isSocialDevice() {
    return this == GOOGLE || this == GITHUB;
  }

  /// The method of that name; empty for an unknown name.
  public static Optional<SignInMethod> named(String wireName) {
    return Arrays.stream(values()).filter(method -> method.wireName().equals(wireName)).findFirst();
  }

  /// Every name, for error texts.
  public static String allowedNames() {
    return Arrays.stream(values()).map(SignInMethod::wireName).collect(Collectors.joining(", "));
  }
}
