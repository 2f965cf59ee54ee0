package io.github.kiro4j.server.admin;

import io.github.kiro4j.server.credentials.Login;

/// The kinds of sign-in, as kiro-rs names them.
final class Logins {

  static final String API_KEY = "api_key";

  private Logins() {}

  static String method(Login login) {
    return switch (login) {
      case Login.Social _ -> "social";
      case Login.Idc _ -> "idc";
      case Login.ExternalIdp _ -> "external_idp";
      case Login.ApiKey _ -> API_KEY;
      case Login.Incomplete(String method, _) -> method;
    };
  }
}
