package io.github.kiro4j.server.cli;

import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.core.cli.Cli;
import io.github.kiro4j.api.UnusableFileException;
import io.github.kiro4j.server.cli.language.CommandTexts;
import io.github.kiro4j.server.config.StartupException;
import io.github.kiro4j.server.config.file.ConfigurationSources;
import io.github.kiro4j.server.credentials.store.StoreUnavailableException;
import io.github.kiro4j.server.credentials.store.file.CredentialFileException;
import io.github.kiro4j.server.database.Migrations;
import io.github.kiro4j.server.database.UnusableDatabaseException;
import io.github.kiro4j.server.encryption.EncryptionException;
import java.io.FileNotFoundException;
import java.io.PrintWriter;
import java.net.BindException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/// Reports to the operator why a command failed: what the operator can repair in a sentence, and
/// anything else with its stack trace.
final class FailureReport {

  private FailureReport() {}

  /// @param introduction precedes a sentence
  /// @param sources says where a key of the configuration stands
  /// @param messages translates the sentence
  static void print(
      Cli cli,
      String introduction,
      Throwable error,
      ConfigurationSources sources,
      CommandTexts messages) {
    PrintWriter err = cli.getStdErr();
    String sentence = sentence(error, sources);
    if (sentence == null) {
      error.printStackTrace(err);
    } else {
      err.println(messages.translated(introduction + sentence));
    }
    err.flush();
  }

  private static @Nullable String sentence(Throwable error, ConfigurationSources sources) {
    return switch (error) {
      case StartupException startup ->
          startup.key().map(sources::place).orElse("") + startup.getMessage();
      case ConfigurationException configuration -> configuration.getMessage();
      case CredentialFileException file -> file.getMessage();
      case EncryptionException encryption -> encryption.getMessage();
      case UnusableDatabaseException database ->
          withFile(String.valueOf(database.getMessage()), sources);
      case StoreUnavailableException away -> away.getMessage();
      case UnusableFileException file -> file.getMessage();
      case FileNotFoundException file -> file.getMessage();
      case NoSuchFileException file -> file.getFile() + " does not exist";
      case Throwable other when other.getCause() instanceof BindException bind ->
          cannotListen(String.valueOf(other.getMessage()), String.valueOf(bind.getMessage()));
      case RuntimeException wrapper when wrapper.getCause() != null ->
          sentence(wrapper.getCause(), sources);
      default -> null;
    };
  }

  /// The advice to migrate the database, with the configuration that the command has read.
  private static String withFile(String sentence, ConfigurationSources sources) {
    return sources
        .file()
        .map(file -> sentence.replace(Migrations.command(), Migrations.command() + " " + file))
        .orElse(sentence);
  }

  /// @param failure Jetty's message, which ends with the address
  private static String cannotListen(String failure, String reason) {
    String address = failure.replaceFirst("^.*[ /]", "");
    return reason.contains("in use")
        ? address
            + " is taken by another program. Stop that program, or set another port: port for"
            + " clients, server.adminConnectors for the admin connector"
        : "the gateway cannot listen on %s: %s".formatted(address, reason);
  }
}
