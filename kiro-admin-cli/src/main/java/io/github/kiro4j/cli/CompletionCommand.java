package io.github.kiro4j.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Writes the script that completes commands and options in a shell.
@Command(
    name = "completion",
    description = "Prints a completion script for a shell.",
    footer = {
      "",
      "bash, in ~/.bashrc:   source <(/path/to/kiro admin completion bash)",
      "zsh, in ~/.zshrc:     source <(/path/to/kiro admin completion zsh)"
    })
final class CompletionCommand implements Callable<Integer> {

  private static final String ENABLE_IN_ZSH =
      "autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n";

  @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
  Shell shell;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine launcher = launcher(spec.root());
    String script = AutoComplete.bash("kiro", launcher);
    spec.commandLine().getOut().print(shell == Shell.ZSH ? ENABLE_IN_ZSH + script : script);
    spec.commandLine().getOut().flush();
    return 0;
  }

  /// `./kiro`, to which `admin` is one command of several.
  private static CommandLine launcher(CommandSpec admin) {
    CommandSpec launcher = CommandSpec.create().name("kiro");
    for (String command : new String[] {"demo", "server", "check", "db", "help"}) {
      launcher.addSubcommand(command, CommandSpec.create());
    }
    launcher.addSubcommand("admin", admin);
    return new CommandLine(launcher);
  }

  /// The shells that there is a script for.
  enum Shell {
    BASH,
    ZSH;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
