package io.github.kiro4j.cli;

import io.github.kiro4j.cli.command.Root;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Prints the script with which a shell completes commands and options.
@Command(
    name = "completion",
    description = "Prints the script with which a shell completes commands and options.",
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
    CommandLine launcher = launcher(KiroAdmin.commandLine(Root.of(spec).environment()));
    String script = AutoComplete.bash("kiro", launcher);
    spec.commandLine().getOut().print(shell == Shell.ZSH ? ENABLE_IN_ZSH + script : script);
    spec.commandLine().getOut().flush();
    return 0;
  }

  /// The commands of `./kiro`, of which `admin` is one.
  private static CommandLine launcher(CommandLine admin) {
    CommandSpec launcher = CommandSpec.create().name("kiro");
    for (String command : new String[] {"demo", "server", "check", "db", "help"}) {
      launcher.addSubcommand(command, CommandSpec.create());
    }
    launcher.addSubcommand("admin", admin);
    return new CommandLine(launcher);
  }

  /// The shells for which picocli has a script.
  enum Shell {
    BASH,
    ZSH;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
