package io.github.kiro4j.cli.settings;

import io.github.kiro4j.api.PastedText;
import io.github.kiro4j.cli.failure.CliException;
import io.github.kiro4j.cli.failure.ExitCode;
import io.github.kiro4j.cli.input.SecretText;
import io.github.kiro4j.cli.language.Messages;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
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
    return named(option).isPresent();
  }

  private boolean hasKey(@Nullable String option) {
    return option != null || !variable(KEY_VARIABLE).isEmpty();
  }

  private String variable(String name) {
    return PastedText.trimmed(environment.getOrDefault(name, ""));
  }

  /// The text of an address and where the text comes from.
  private record Address(String text, String origin) {}

  /// The address in the option, else in the environment.
  private Optional<Address> named(@Nullable String option) {
    return Optional.ofNullable(option)
        .map(text -> new Address(text, "--server"))
        .or(() ->
            Optional.of(variable(SERVER_VARIABLE))
                .filter(text -> !text.isEmpty())
                .map(text -> new Address(text, SERVER_VARIABLE)));
  }

  private Connection address(@Nullable String option, SettingsFile file) {
    Address address =
        named(option)
            .or(() ->
                Optional.ofNullable(file.server())
                    .map(text -> new Address(text, settingsFile.toString())))
            .orElse(new Address(DEFAULT_SERVER, Messages.text("default")));
    return new Connection(parse(address.text(), address.origin()), address.origin());
  }

  private Connection withKey(Connection address, @Nullable String option, SettingsFile file) {
    return new Connection(
        address.server(), address.origin(), key(address.server(), option, file).orElse(null));
  }

  private Optional<AdminKey> key(URI server, @Nullable String option, SettingsFile file) {
    if (option != null) {
      return Optional.of(
          new AdminKey(
              SecretText.read(option, Messages.text("the admin key"), standardInput),
              "--key-file"));
    }
    String variable = variable(KEY_VARIABLE);
    if (!variable.isEmpty()) {
      return Optional.of(new AdminKey(new SecretText(variable), KEY_VARIABLE));
    }
    return isFor(server, file) ? keyOf(file) : Optional.empty();
  }

  /// The key in a file that names a gateway is sent to that gateway only.
  private boolean isFor(URI server, SettingsFile file) {
    return file.server() == null || parse(file.server(), settingsFile.toString()).equals(server);
  }

  private Optional<AdminKey> keyOf(SettingsFile file) {
    return Optional.ofNullable(file.key())
        .map(key -> new AdminKey(key, settingsFile.toString()))
        .or(() -> Optional.ofNullable(file.keyFile()).map(this::keyIn));
  }

  private AdminKey keyIn(String keyFile) {
    String name = settingsFile.resolveSibling(keyFile).toString();
    return new AdminKey(SecretText.read(name, Messages.text("the admin key"), standardInput), name);
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
        Messages.text("The value of {0} is not the address of a gateway.", origin),
        Messages.text(
            "Valid addresses look like {0} or https://gateway.example.com.", DEFAULT_SERVER));
  }
}
