package io.github.kiro4j.cli.credentials;

import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.api.admin.CredentialFields;
import io.github.kiro4j.api.admin.LoginKind;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What can be said of a new credential in arguments. Secrets are only ever named by a file.
final class NewCredentialOptions {

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "social (the default), idc, external_idp or api_key.")
  @Nullable LoginKind kind;

  @Option(names = "--email", paramLabel = "TEXT", description = "The account, as a reminder.")
  @Nullable String email;

  @Option(names = "--priority", paramLabel = "NUMBER", description = "The lowest is used first.")
  @Nullable Integer priority;

  @Option(names = "--region", paramLabel = "REGION", description = "Such as us-east-1.")
  @Nullable String region;

  @Option(names = "--auth-region", paramLabel = "REGION", description = "For token refreshes.")
  @Nullable String authRegion;

  @Option(names = "--api-region", paramLabel = "REGION", description = "For requests.")
  @Nullable String apiRegion;

  @Option(names = "--machine-id", paramLabel = "ID", description = "64 hexadecimal digits.")
  @Nullable String machineId;

  @Option(names = "--provider", paramLabel = "TEXT", description = "Such as Google or BuilderId.")
  @Nullable String provider;

  @Option(names = "--start-url", paramLabel = "URL", description = "Of IAM Identity Center.")
  @Nullable String startUrl;

  @Option(names = "--token-endpoint", paramLabel = "URL", description = "For external_idp.")
  @Nullable String tokenEndpoint;

  @Option(names = "--scopes", paramLabel = "TEXT", description = "For external_idp.")
  @Nullable String scopes;

  @Option(names = "--disabled", description = "Do not use it yet.")
  boolean disabled;

  @Option(names = "--refresh-token-file", paramLabel = "FILE", description = "- is standard input.")
  @Nullable String refreshTokenFile;

  @Option(names = "--api-key-file", paramLabel = "FILE", description = "- is standard input.")
  @Nullable String apiKeyFile;

  @Option(names = "--client-id-file", paramLabel = "FILE", description = "- is standard input.")
  @Nullable String clientIdFile;

  @Option(names = "--client-secret-file", paramLabel = "FILE", description = "- is standard input.")
  @Nullable String clientSecretFile;

  @Option(
      names = "--proxy-url-file",
      paramLabel = "FILE",
      description = "With the proxy's URL, as it may hold a password.")
  @Nullable String proxyUrlFile;

  /// The option that names the file with a secret. Every secret that a [LoginKind] requires has an
  /// option of its own.
  static String fileOption(CredentialField secret) {
    return switch (secret) {
      case REFRESH_TOKEN -> "--refresh-token-file";
      case CLIENT_ID -> "--client-id-file";
      case CLIENT_SECRET -> "--client-secret-file";
      case KIRO_API_KEY -> "--api-key-file";
      case PROXY_URL -> "--proxy-url-file";
      default -> "--entry";
    };
  }

  /// The fields and what the options say of them.
  CredentialFields addTo(CredentialFields fields, SecretSource secrets) {
    CredentialFields result = fields;
    for (Map.Entry<CredentialField, String> text : texts().entrySet()) {
      result = result.with(text.getKey(), text.getValue());
    }
    for (Map.Entry<CredentialField, String> file : files().entrySet()) {
      CredentialField field = file.getKey();
      result = result.with(field, secrets.read(file.getValue(), field).value());
    }
    if (priority != null) {
      result = result.with(CredentialField.PRIORITY, priority);
    }
    return disabled ? result.with(CredentialField.DISABLED, true) : result;
  }

  private Map<CredentialField, String> texts() {
    Map<CredentialField, String> texts = new EnumMap<>(CredentialField.class);
    put(texts, CredentialField.AUTH_METHOD, kind == null ? null : kind.wireName());
    put(texts, CredentialField.EMAIL, email);
    put(texts, CredentialField.REGION, region);
    put(texts, CredentialField.AUTH_REGION, authRegion);
    put(texts, CredentialField.API_REGION, apiRegion);
    put(texts, CredentialField.MACHINE_ID, machineId);
    put(texts, CredentialField.PROVIDER, provider);
    put(texts, CredentialField.START_URL, startUrl);
    put(texts, CredentialField.TOKEN_ENDPOINT, tokenEndpoint);
    put(texts, CredentialField.SCOPES, scopes);
    return texts;
  }

  private Map<CredentialField, String> files() {
    Map<CredentialField, String> files = new EnumMap<>(CredentialField.class);
    put(files, CredentialField.REFRESH_TOKEN, refreshTokenFile);
    put(files, CredentialField.KIRO_API_KEY, apiKeyFile);
    put(files, CredentialField.CLIENT_ID, clientIdFile);
    put(files, CredentialField.CLIENT_SECRET, clientSecretFile);
    put(files, CredentialField.PROXY_URL, proxyUrlFile);
    return files;
  }

  private static void put(
      Map<CredentialField, String> values, CredentialField field, @Nullable String value) {
    if (value != null) {
      values.put(field, value);
    }
  }
}
