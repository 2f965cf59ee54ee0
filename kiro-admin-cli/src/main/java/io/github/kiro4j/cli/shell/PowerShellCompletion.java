package io.github.kiro4j.cli.shell;

import io.github.kiro4j.api.Program;
import io.github.kiro4j.cli.shell.Launcher.Entry;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;

/// The completions of PowerShell, for which picocli has no script.
public final class PowerShellCompletion {

  private PowerShellCompletion() {}

  /// The script.
  public static String of(CommandLine launcher) {
    return """
    Register-ArgumentCompleter -Native -CommandName %1$s, %1$s.cmd -ScriptBlock {
      param($wordToComplete, $commandAst, $cursorPosition)
      $completions = @{
    %2$s
      }
      $typed = ''
      foreach ($element in $commandAst.CommandElements | Select-Object -Skip 1) {
        $next = "$typed $element".Trim()
        if ($element.Extent.EndOffset -lt $cursorPosition -and $completions.ContainsKey($next)) { $typed = $next }
      }
      $completions[$typed] | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object {
        [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
      }
    }
    """
        .formatted(
            Program.command(),
            Launcher.entry(launcher)
                .all()
                .map(PowerShellCompletion::line)
                .collect(Collectors.joining("\n")));
  }

  private static String line(Entry entry) {
    Stream<String> commands = entry.subcommands().stream().map(child -> child.path().getLast());
    Stream<String> options =
        entry.options().stream().flatMap(option -> Arrays.stream(option.names()));
    List<String> words = Stream.concat(commands, options).toList();
    return "    '%s' = @(%s)"
        .formatted(
            entry.typed(),
            words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(", ")));
  }
}
