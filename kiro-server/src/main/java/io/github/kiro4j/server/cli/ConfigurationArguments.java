package io.github.kiro4j.server.cli;

import io.github.kiro4j.server.cli.language.CommandTexts;
import io.github.kiro4j.server.config.StartupException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;

/// The configuration that a command line names: as an argument, or by the options of kiro-rs's own
/// command line.
final class ConfigurationArguments {

  private static final String FILE = "file";
  private static final String CONFIG = "config";
  private static final String CREDENTIALS = "credentials";

  /// Where Dropwizard takes the value of a key from that a configuration may have otherwise.
  private static final String OVERRIDE = "dw.credentialsFile";

  private ConfigurationArguments() {}

  static void addOptions(Subparser parser, CommandTexts messages) {
    parser
        .addArgument("-c", "--" + CONFIG)
        .metavar("FILE")
        .help(messages.text("the configuration file, as kiro-rs takes it"));
    parser
        .addArgument("--" + CREDENTIALS)
        .metavar("FILE")
        .help(
            messages.text(
                "the credentials file, in place of the one that the configuration names"));
  }

  /// The arguments as Dropwizard expects them. The credentials file becomes a system property, with
  /// which Dropwizard overrides the key of the configuration.
  ///
  /// @throws StartupException if the arguments name two configurations or a missing file
  static Namespace resolve(Namespace arguments) throws StartupException {
    Map<String, Object> resolved = new HashMap<>(arguments.getAttrs());
    resolved.put(FILE, configuration(arguments.getString(FILE), arguments.getString(CONFIG)));
    String credentials = arguments.getString(CREDENTIALS);
    if (credentials != null) {
      System.setProperty(OVERRIDE, existing(credentials).toAbsolutePath().toString());
    }
    return new Namespace(resolved);
  }

  private static String configuration(@Nullable String argument, @Nullable String option)
      throws StartupException {
    if (argument != null && option != null) {
      throw new StartupException(
          "the command names two configurations, '%s' and '%s'. Name one of them"
              .formatted(argument, option));
    }
    if (argument != null) {
      return argument;
    }
    return option != null ? option : inThisFolder();
  }

  private static String inThisFolder() throws StartupException {
    return List.of("config.yml", "config.json").stream()
        .filter(name -> Files.exists(Path.of(name)))
        .findFirst()
        .orElseThrow(() ->
            new StartupException(
                "this folder has no config.yml and no config.json. Name a configuration: -c FILE"));
  }

  private static Path existing(String credentials) throws StartupException {
    Path file = Path.of(credentials);
    Path folder = file.toAbsolutePath().resolveSibling("");
    if (!Files.isDirectory(folder)) {
      throw new StartupException(
          "--credentials: the folder %s does not exist. Create the folder first".formatted(folder));
    }
    return file;
  }
}
