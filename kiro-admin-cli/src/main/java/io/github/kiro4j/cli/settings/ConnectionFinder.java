package io.github.kiro4j.cli.settings;

import io.github.kiro4j.api.PastedText;
import io.github.kiro4j.cli.failure.CliException;
import io.github.kiro4j.cli.failure.ExitCode;
import io.github.kiro4j.cli.input.SecretText;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds the gateway and the admin key: in the options, else in the environment, else in `cli.yml`.
///
/// @param settingsFile `cli.yml`, which may be absent
/// @param standardInput for `--key-file -`
public record ConnectionFinder(
    Map<String, String> environment, Path settingsFile, InputStream standardInput) {

  public static final String DEFAULT_SERVER = "http://127.0.0.1:8990";
  private static final String SERVER_VARIABLE = "KIRO_SERVER";
  private static final String KEY_VARIABLE = "KIRO_ADMIN_KEY";

  /// The gateway and its key.
  ///
  /// @param server the value of `--server`
  /// @param keyFile the value of `--key-file`
  /// @throws CliException if a file that is needed cannot be used
  public Connection find(@Nullable String server, @Nullable String keyFile) {
    boolean complete = hasServer(server) && hasKey(keyFile);
    SettingsFile file = complete ? SettingsFile.EMPTY : SettingsFile.read(settingsFile);
    return withKey(address(server, file), keyFile, file);
  }

  /// The gateway without a key.
  ///
  /// @param server the value of `--server`
  /// @throws CliException if a file that is needed cannot be used
  public Connection findAddress(@Nullable String server) {
    return address(
        server, hasServer(server) ? SettingsFile.EMPTY : SettingsFile.read(settingsFile));
  }

  private boolean hasServer(@Nullable String option) {
    return option != null || !variable(SERVER_VARIABLE).isEmpty();
  }

  private boolean hasKey(@Nullable String option) {
    return option != null || !variable(KEY_VARIABLE).isEmpty();
  }

  private String variable(String name) {
    return PastedText.trimmed(environment.getOrDefault(name, ""));
  }

  private Connection address(@Nullable String option, SettingsFile file) {
    if (option != null) {
      return new Connection(parse(option, "--server"), "--server", null);
    }
    String variable = variable(SERVER_VARIABLE);
    if (!variable.isEmpty()) {
      return new Connection(parse(variable, SERVER_VARIABLE), SERVER_VARIABLE, null);
    }
    if (file.server() != null) {
      String origin = settingsFile.toString();
      return new Connection(parse(file.server(), origin), origin, null);
    }
    return new Connection(URI.create(DEFAULT_SERVER), "default", null);
  }

  private Connection withKey(Connection address, @Nullable String option, SettingsFile file) {
    return new Connection(address.server(), address.origin(), key(address.server(), option, file));
  }

  private @Nullable AdminKey key(URI server, @Nullable String option, SettingsFile file) {
    if (option != null) {
      return new AdminKey(SecretText.read(option, "the admin key", standardInput), "--key-file");
    }
    String variable = variable(KEY_VARIABLE);
    if (!variable.isEmpty()) {
      return new AdminKey(new SecretText(variable), KEY_VARIABLE);
    }
    return isFor(server, file) ? keyOf(file) : null;
  }

  /// The key in a file that names a gateway is sent to that gateway only.
  private boolean isFor(URI server, SettingsFile file) {
    return file.server() == null || parse(file.server(), settingsFile.toString()).equals(server);
  }

  private @Nullable AdminKey keyOf(SettingsFile file) {
    String origin = settingsFile.toString();
    if (file.key() != null) {
      return new AdminKey(file.key(), origin);
    }
    if (file.keyFile() == null) {
      return null;
    }
    String name = settingsFile.resolveSibling(file.keyFile()).toString();
    return new AdminKey(SecretText.read(name, "the admin key", standardInput), name);
  }

  private static URI parse(String text, String origin) {
    try {
      URI address = new URI(PastedText.trimmed(text).replaceAll("/+$", ""));
      boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
      if (http && address.getHost() != null && address.getRawUserInfo() == null) {
        return address;
      }
    } catch (URISyntaxException _) {
      // Reported below.
    }
    throw new CliException(
        ExitCode.USAGE,
        "The value of " + origin + " is not the address of a gateway.",
        "Valid addresses look like " + DEFAULT_SERVER + " or https://gateway.example.com.");
  }
}
