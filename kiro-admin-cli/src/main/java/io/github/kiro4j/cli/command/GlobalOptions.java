package io.github.kiro4j.cli.command;

import io.github.kiro4j.cli.output.OutputFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The options of every command. They stand before or after the name of the command.
public final class GlobalOptions {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help and exit.")
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
          "File with the admin key; - is standard input (default: KIRO_ADMIN_KEY, cli.yml).")
  @Nullable String keyFile;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      scope = ScopeType.INHERIT,
      description = "Output format: table (the default), json or yaml.")
  @Nullable OutputFormat format;

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "Print results only: no headings, hints and success messages.")
  boolean quiet;

  @Option(
      names = {"-y", "--yes"},
      scope = ScopeType.INHERIT,
      description = "Confirm without a prompt.")
  boolean yes;

  /// The value of `--server`.
  public Optional<String> server() {
    return Optional.ofNullable(server);
  }

  /// The value of `--key-file`.
  public Optional<String> keyFile() {
    return Optional.ofNullable(keyFile);
  }
}
