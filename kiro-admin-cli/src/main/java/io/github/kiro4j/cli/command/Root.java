package io.github.kiro4j.cli.command;

import io.github.kiro4j.cli.settings.ConnectionFinder;
import io.github.kiro4j.cli.settings.SettingsFile;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;

/// The first command, which knows the options that all share.
public interface Root {

  GlobalOptions options();

  CommandEnvironment surroundings();

  /// Finds the gateway and the key, by the options and settings of this run.
  default ConnectionFinder connections() {
    CommandEnvironment surroundings = surroundings();
    return new ConnectionFinder(
        surroundings.environment(), settingsFile(), surroundings.terminal().input());
  }

  /// The user's `cli.yml`, which need not exist.
  default Path settingsFile() {
    return SettingsFile.location(surroundings().environment(), surroundings().home());
  }

  /// The root of a command.
  static Root of(CommandSpec command) {
    return (Root) command.root().userObject();
  }
}
