package io.github.kiro4j.api.admin;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The fields of a credential: the one list from which the members of a credentials file, the
/// columns of the table, the bodies of `POST /credentials` and `PATCH /credentials/{id}`, the
/// masked views and the export are derived. Operators can set every one of them.
///
/// CONTRIBUTING.md, "Recipes", says what a new field needs.
public enum CredentialField {
  REFRESH_TOKEN("refreshToken", Type.TEXT, Exposure.HIDDEN),
  ACCESS_TOKEN("accessToken", Type.TEXT, Exposure.HIDDEN),
  KIRO_API_KEY("kiroApiKey", Type.TEXT, Exposure.HIDDEN),
  CLIENT_ID("clientId", Type.TEXT, Exposure.PARTIAL),
  CLIENT_SECRET("clientSecret", Type.TEXT, Exposure.HIDDEN),
  CLIENT_SECRET_EXPIRES_AT("clientSecretExpiresAt", Type.TIME, Exposure.SHOWN),
  PROFILE_ARN("profileArn", Type.TEXT, Exposure.HIDDEN),
  PROXY_URL("proxyUrl", Type.TEXT, Exposure.PROXY),
  PROXY_USERNAME("proxyUsername", Type.TEXT, Exposure.PARTIAL),
  PROXY_PASSWORD("proxyPassword", Type.TEXT, Exposure.HIDDEN),
  AUTH_METHOD("authMethod", Type.TEXT, Exposure.SHOWN),
  EXPIRES_AT("expiresAt", Type.TIME, Exposure.SHOWN),
  REGION("region", Type.TEXT, Exposure.SHOWN),
  AUTH_REGION("authRegion", Type.TEXT, Exposure.SHOWN),
  API_REGION("apiRegion", Type.TEXT, Exposure.SHOWN),
  MACHINE_ID("machineId", Type.TEXT, Exposure.OPERATOR),
  SYSTEM_VERSION("systemVersion", Type.TEXT, Exposure.SHOWN),
  NODE_VERSION("nodeVersion", Type.TEXT, Exposure.SHOWN),
  EMAIL("email", Type.TEXT, Exposure.SHOWN),
  USER_ID("userId", Type.TEXT, Exposure.OPERATOR),
  SUBSCRIPTION_TITLE("subscriptionTitle", Type.TEXT, Exposure.SHOWN),
  ENDPOINT("endpoint", Type.TEXT, Exposure.SHOWN),
  PROVIDER("provider", Type.TEXT, Exposure.SHOWN),
  START_URL("startUrl", Type.TEXT, Exposure.ADDRESS),
  TOKEN_ENDPOINT("tokenEndpoint", Type.TEXT, Exposure.ADDRESS),
  SCOPES("scopes", Type.WORDS, Exposure.SHOWN),
  TAGS("tags", Type.WORDS, Exposure.SHOWN),
  PRIORITY("priority", Type.NUMBER, Exposure.SHOWN),
  REQUESTS_PER_MINUTE("requestsPerMinute", Type.NUMBER, Exposure.SHOWN),
  MAX_CONCURRENCY("maxConcurrency", Type.NUMBER, Exposure.SHOWN),
  DISABLED("disabled", Type.FLAG, Exposure.SHOWN);

  /// What the value of a field is.
  public enum Type {
    TEXT,
    /// A text of words with spaces between them; in a credentials file also an array of texts.
    WORDS,
    /// A text with a time in RFC 3339.
    TIME,
    /// A whole number from 0 on.
    NUMBER,
    FLAG
  }

  /// How much of the value leaves the gateway.
  public enum Exposure {
    /// The value, to everybody who may see credentials.
    SHOWN,
    /// The value through the admin API; nothing of it in an export without secrets.
    OPERATOR,
    /// An address without user, password and the values of its query.
    ADDRESS,
    /// The address of a proxy with user and password masked; the field counts as a secret.
    PROXY,
    /// The first and last four characters; the field counts as a secret.
    PARTIAL,
    /// Only that there is a value; the field is a secret.
    HIDDEN
  }

  private final String wireName;
  private final Type type;
  private final Exposure exposure;

  CredentialField(String wireName, Type type, Exposure exposure) {
    this.wireName = wireName;
    this.type = type;
    this.exposure = exposure;
  }

  /// The member's name in JSON.
  public String wireName() {
    return wireName;
  }

  /// The name in snake case, for example `refresh_token`.
  public String snakeCaseName() {
    return wireName.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  public Type type() {
    return type;
  }

  public Exposure exposure() {
    return exposure;
  }

  /// Whether the value never leaves the gateway as it came in.
  public boolean isSecret() {
    return switch (exposure) {
      case SHOWN, OPERATOR, ADDRESS -> false;
      case PROXY, PARTIAL, HIDDEN -> true;
    };
  }

  /// The field of that name.
  public static Optional<CredentialField> of(String wireName) {
    return Arrays.stream(values()).filter(field -> field.wireName.equals(wireName)).findFirst();
  }
}
