package io.github.kiro4j.cli.settings;

import io.github.kiro4j.api.RegularFile;
import io.github.kiro4j.cli.failure.CliException;
import io.github.kiro4j.cli.failure.ExitCode;
import io.github.kiro4j.cli.input.SecretText;
import io.github.kiro4j.cli.language.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/// The contents of `cli.yml`.
///
/// @param server base address of the gateway
/// @param key the admin key
/// @param keyFile a file with the admin key
public record SettingsFile(
    @Nullable String server, @Nullable SecretText key, @Nullable String keyFile) {

  /// A file without any member.
  static final SettingsFile EMPTY = new SettingsFile(null, null, null);

  private static final Set<String> MEMBERS = Set.of("server", "key", "keyFile");
  private static final String PRIVATE_FILE = "rw-------";
  private static final String PRIVATE_FOLDER = "rwx------";

  /// The file of this user, by the XDG Base Directory Specification.
  public static Path location(Map<String, String> environment, Path home) {
    String configured = environment.getOrDefault("XDG_CONFIG_HOME", "");
    Path folder = configured.startsWith("/") ? Path.of(configured) : home.resolve(".config");
    return folder.resolve("kiro4j").resolve("cli.yml");
  }

  /// Reads the file; an absent file has no members.
  ///
  /// @throws CliException if the file cannot be used
  public static SettingsFile read(Path file) {
    if (!Files.exists(file)) {
      return EMPTY;
    }
    requirePrivate(file);
    Map<?, ?> members = parse(file);
    for (Object name : members.keySet()) {
      if (!MEMBERS.contains(name)) {
        throw unusable(
            Messages.text("{0} has the unknown member '{1}'.", file, name), allowedMembers());
      }
    }
    String key = text(file, members, "key");
    return new SettingsFile(
        text(file, members, "server"),
        key == null ? null : new SecretText(key),
        text(file, members, "keyFile"));
  }

  private static void requirePrivate(Path file) {
    try {
      for (PosixFilePermission permission : Files.getPosixFilePermissions(file)) {
        if (!permission.name().startsWith("OWNER")) {
          throw unusable(
              Messages.text("Other users of this machine can open {0}.", file),
              Messages.text("The file may have the admin key in it. Run: chmod 600 {0}", file));
        }
      }
    } catch (UnsupportedOperationException _) {
      // The file system has no POSIX permissions.
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static Map<?, ?> parse(Path file) {
    try {
      LoaderOptions options = new LoaderOptions();
      options.setAllowDuplicateKeys(false);
      Object content = new Yaml(new SafeConstructor(options)).load(RegularFile.readText(file));
      if (content == null) {
        return Map.of();
      }
      if (content instanceof Map<?, ?> members) {
        return members;
      }
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      throw unusable(Messages.text("Line {0} of {1} is not YAML.", line, file), allowedMembers());
    } catch (YAMLException _) {
      // Reported below, because the message of the exception quotes the content.
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    throw unusable(Messages.text("{0} is not a YAML mapping.", file), allowedMembers());
  }

  private static @Nullable String text(Path file, Map<?, ?> members, String name) {
    Object value = members.get(name);
    return switch (value) {
      case null -> null;
      case String text -> text.isBlank() ? null : text.strip();
      default ->
          throw unusable(
              Messages.text("{0} in {1} must be a text.", name, file),
              Messages.text("Put the value in quotation marks."));
    };
  }

  /// Replaces the file atomically. Only the owner can read the new file.
  public void write(Path file) throws IOException {
    Path folder = file.resolveSibling(".").normalize();
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(PRIVATE_FOLDER)));
    }
    Path draft =
        Files.createTempFile(
            folder,
            "cli",
            ".yml",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(PRIVATE_FILE)));
    Files.writeString(draft, new Yaml().dumpAsMap(members()));
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private Map<String, String> members() {
    Map<String, String> members = new LinkedHashMap<>();
    if (server != null) {
      members.put("server", server);
    }
    if (key != null) {
      members.put("key", key.value());
    }
    if (keyFile != null) {
      members.put("keyFile", keyFile);
    }
    return members;
  }

  private static CliException unusable(String problem, String advice) {
    return new CliException(ExitCode.USAGE, problem, advice);
  }

  private static String allowedMembers() {
    return Messages.text("Allowed members: server, key, keyFile.");
  }

  private static CliException unreadable(Path file, IOException cause) {
    return new CliException(
        ExitCode.USAGE,
        Messages.text("{0} cannot be read: {1}.", file, cause.getMessage()),
        Messages.text("Correct the permissions of the file, or remove it."));
  }
}
