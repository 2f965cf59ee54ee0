package io.github.kiro4j.server.cli;

import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.core.cli.Cli;
import io.github.kiro4j.server.config.StartupException;
import io.github.kiro4j.server.credentials.store.StoreUnavailableException;
import io.github.kiro4j.server.credentials.store.file.CredentialFileException;
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
  static void print(Cli cli, String introduction, Throwable error) {
    PrintWriter err = cli.getStdErr();
    String sentence = sentence(error);
    if (sentence == null) {
      error.printStackTrace(err);
    } else {
      err.println(introduction + sentence);
    }
    err.flush();
  }

  private static @Nullable String sentence(Throwable error) {
    return switch (error) {
      case StartupException startup -> startup.getMessage();
      case ConfigurationException configuration -> configuration.getMessage();
      case CredentialFileException file -> file.getMessage();
      case EncryptionException encryption -> encryption.getMessage();
      case UnusableDatabaseException database -> database.getMessage();
      case StoreUnavailableException away -> away.getMessage();
      case FileNotFoundException file -> file.getMessage();
      case NoSuchFileException file -> file.getFile() + " does not exist";
      case Throwable other when other.getCause() instanceof BindException ->
          other.getMessage() + ": another program listens there";
      default -> null;
    };
  }
}
