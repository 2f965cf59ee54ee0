package io.github.kiro4j.cli.shell;

import io.github.kiro4j.api.Program;
import io.github.kiro4j.cli.shell.Launcher.Entry;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// The completions of fish, for which picocli has no script.
public final class FishCompletion {

  private FishCompletion() {}

  /// The script.
  public static String of(CommandLine launcher) {
    List<Entry> entries = Launcher.entry(launcher).all().toList();
    String names =
        entries.stream()
            .filter(entry -> !entry.path().isEmpty())
            .map(entry -> entry.path().getLast())
            .distinct()
            .collect(Collectors.joining(" "));
    return commandsOfTheLine(names)
        + entries.stream().map(FishCompletion::completions).collect(Collectors.joining());
  }

  /// A function for the commands that a line has so far; values of options and arguments are no
  /// commands.
  private static String commandsOfTheLine(String names) {
    return """
    function __kiro_commands
        for word in (commandline -opc)[2..]
            contains -- $word %s; and echo $word
        end | string join ' '
    end
    """
        .formatted(names);
  }

  private static String completions(Entry entry) {
    String condition =
        "complete -c %s -n 'test \"$(__kiro_commands)\" = \"%s\"'"
            .formatted(Program.command(), entry.typed());
    StringBuilder script = new StringBuilder();
    for (Entry child : entry.subcommands()) {
      script.append(
          "%s -f -a %s -d %s%n"
              .formatted(condition, child.path().getLast(), quoted(child.description())));
    }
    for (OptionSpec option : entry.options()) {
      script.append(condition);
      for (String name : option.names()) {
        script.append(name.startsWith("--") ? " -l " : " -s ").append(name.replaceFirst("-+", ""));
      }
      script.append(option.arity().max() > 0 ? " -r" : "");
      script.append(" -d ").append(quoted(Launcher.description(option))).append('\n');
    }
    return script.toString();
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
