package io.github.kiro4j.cli.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;

/// Commands below another one.
///
/// Setting up a command takes some milliseconds, and most runs need one of thirty. So only those
/// are set up whose names stand among the arguments; all of them where none does, for help,
/// suggestions and completion.
public final class CommandGroup {

  private final Map<String, Class<?>> commands = new LinkedHashMap<>();
  private final Map<String, CommandGroup> groups = new LinkedHashMap<>();

  /// The same group with one more command.
  public CommandGroup with(String name, Class<?> command) {
    commands.put(name, command);
    return this;
  }

  /// The same group with one more command, which has a group of its own.
  public CommandGroup with(String name, Class<?> command, CommandGroup group) {
    groups.put(name, group);
    return with(name, command);
  }

  /// Sets up what the arguments ask for.
  ///
  /// @param arguments among which the names of commands stand, or happen to stand
  public void addTo(CommandLine parent, Set<String> arguments) {
    boolean named = commands.keySet().stream().anyMatch(arguments::contains);
    commands.forEach((name, command) -> {
      if (!named || arguments.contains(name)) {
        add(parent, name, command, arguments);
      }
    });
  }

  private void add(CommandLine parent, String name, Class<?> command, Set<String> arguments) {
    CommandLine child = new CommandLine(command);
    CommandGroup group = groups.get(name);
    if (group != null) {
      group.addTo(child, arguments);
    }
    parent.addSubcommand(name, child);
  }
}
