package io.github.kiro4j.cli.command;

import io.github.kiro4j.cli.output.OutputFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The options that every command takes, before or after its name.
public final class GlobalOptions {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  boolean help;

  @Option(
      names = "--server",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      description =
          "Address of the gateway (default: KIRO_SERVER, cli.yml, http://127.0.0.1:8990).")
  @Nullable String server;

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description =
          "File with the admin key, - for standard input (default: KIRO_ADMIN_KEY, cli.yml).")
  @Nullable String keyFile;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      scope = ScopeType.INHERIT,
      description = "table, json or yaml.")
  @Nullable OutputFormat format;

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "Print answers only: no headings, hints or sentences of success.")
  boolean quiet;

  @Option(
      names = {"-y", "--yes"},
      scope = ScopeType.INHERIT,
      description = "Confirm beforehand what would be asked.")
  boolean yes;

  /// What `--server` says.
  public Optional<String> server() {
    return Optional.ofNullable(server);
  }

  /// What `--key-file` says.
  public Optional<String> keyFile() {
    return Optional.ofNullable(keyFile);
  }
}
