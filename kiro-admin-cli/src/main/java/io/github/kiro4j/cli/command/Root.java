package io.github.kiro4j.cli.command;

import io.github.kiro4j.cli.settings.ConnectionFinder;
import io.github.kiro4j.cli.settings.SettingsFile;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;

/// The root command, which has the options that all commands share.
public interface Root {

  GlobalOptions options();

  CommandEnvironment environment();

  /// Finds the gateway and the admin key by environment and settings file.
  default ConnectionFinder connections() {
    CommandEnvironment environment = environment();
    return new ConnectionFinder(
        environment.variables(), settingsFile(), environment.terminal().input());
  }

  /// The user's `cli.yml`, which may be absent.
  default Path settingsFile() {
    return SettingsFile.location(environment().variables(), environment().home());
  }

  /// The root above a command.
  static Root of(CommandSpec command) {
    return (Root) command.root().userObject();
  }
}
