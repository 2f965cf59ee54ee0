package io.github.kiro4j.api.admin;

import java.util.Arrays;
import java.util.Optional;

/// The members that the body of `POST /credentials` and of `PATCH /credentials/{id}` may have,
/// under the names of a credentials file.
public enum CredentialField {
  REFRESH_TOKEN("refreshToken", Kind.SECRET),
  ACCESS_TOKEN("accessToken", Kind.SECRET),
  KIRO_API_KEY("kiroApiKey", Kind.SECRET),
  CLIENT_ID("clientId", Kind.SECRET),
  CLIENT_SECRET("clientSecret", Kind.SECRET),
  PROFILE_ARN("profileArn", Kind.SECRET),
  PROXY_URL("proxyUrl", Kind.SECRET),
  PROXY_USERNAME("proxyUsername", Kind.SECRET),
  PROXY_PASSWORD("proxyPassword", Kind.SECRET),
  AUTH_METHOD("authMethod", Kind.TEXT),
  EXPIRES_AT("expiresAt", Kind.TEXT),
  REGION("region", Kind.TEXT),
  AUTH_REGION("authRegion", Kind.TEXT),
  API_REGION("apiRegion", Kind.TEXT),
  MACHINE_ID("machineId", Kind.TEXT),
  EMAIL("email", Kind.TEXT),
  SUBSCRIPTION_TITLE("subscriptionTitle", Kind.TEXT),
  ENDPOINT("endpoint", Kind.TEXT),
  PROVIDER("provider", Kind.TEXT),
  START_URL("startUrl", Kind.TEXT),
  TOKEN_ENDPOINT("tokenEndpoint", Kind.TEXT),
  SCOPES("scopes", Kind.TEXT),
  PRIORITY("priority", Kind.NUMBER),
  DISABLED("disabled", Kind.FLAG);

  /// What the value of a member is.
  public enum Kind {
    TEXT,
    /// A text that never comes out as it went in.
    SECRET,
    /// A whole number from 0 on.
    NUMBER,
    FLAG
  }

  private final String wireName;
  private final Kind kind;

  CredentialField(String wireName, Kind kind) {
    this.wireName = wireName;
    this.kind = kind;
  }

  /// The member's name.
  public String wireName() {
    return wireName;
  }

  public Kind kind() {
    return kind;
  }

  /// Whether the value never leaves the gateway as it came in.
  public boolean isSecret() {
    return kind == Kind.SECRET;
  }

  /// The field of that name.
  public static Optional<CredentialField> of(String wireName) {
    return Arrays.stream(values()).filter(field -> field.wireName.equals(wireName)).findFirst();
  }
}
