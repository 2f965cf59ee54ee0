package io.github.kiro4j.cli;

import io.github.kiro4j.api.Program;
import io.github.kiro4j.cli.command.Root;
import io.github.kiro4j.cli.language.HelpTexts;
import io.github.kiro4j.cli.shell.FishCompletion;
import io.github.kiro4j.cli.shell.Launcher;
import io.github.kiro4j.cli.shell.ManualPage;
import io.github.kiro4j.cli.shell.PowerShellCompletion;
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
    description =
        "Prints the script with which a shell completes commands and options, or the manual page.",
    footer = {
      "",
      "bash, in ~/.bashrc:   source <(/path/to/kiro admin completion bash)",
      "zsh, in ~/.zshrc:     source <(/path/to/kiro admin completion zsh)",
      "fish:  "
          + Program.VARIABLE
          + " admin completion fish > ~/.config/fish/completions/kiro.fish",
      "PowerShell:  " + Program.VARIABLE + " admin completion powershell | Out-String | iex",
      "man:  " + Program.VARIABLE + " admin completion man > /usr/local/share/man/man1/kiro.1"
    })
final class CompletionCommand implements Callable<Integer> {

  private static final String ENABLE_IN_ZSH =
      "autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n";

  @Parameters(
      paramLabel = "SHELL",
      description = "bash, zsh, fish, powershell, or man for the manual page.")
  Shell shell;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine admin = KiroAdmin.untranslated(Root.of(spec).environment()).setCommandName("admin");
    CommandLine launcher = HelpTexts.translated(Launcher.with(admin));
    spec.commandLine().getOut().print(script(launcher, admin));
    spec.commandLine().getOut().flush();
    return 0;
  }

  private String script(CommandLine launcher, CommandLine admin) {
    return switch (shell) {
      case BASH -> AutoComplete.bash(Program.command(), launcher);
      case ZSH -> ENABLE_IN_ZSH + AutoComplete.bash(Program.command(), launcher);
      case FISH -> FishCompletion.of(launcher);
      case POWERSHELL -> PowerShellCompletion.of(launcher);
      case MAN -> ManualPage.of(launcher, admin);
    };
  }

  /// The shells, and `man`, which reads its page as a shell reads its script.
  enum Shell {
    BASH,
    ZSH,
    FISH,
    POWERSHELL,
    MAN;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
