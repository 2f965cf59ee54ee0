package io.github.kiro4j.server.cli;

import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ServerCommand;
import io.github.kiro4j.server.KiroApplication;
import io.github.kiro4j.server.config.KiroConfiguration;
import io.github.kiro4j.server.config.StartupException;
import io.github.kiro4j.server.credentials.store.StoreUnavailableException;
import io.github.kiro4j.server.credentials.store.file.CredentialFileException;
import io.github.kiro4j.server.database.UnusableDatabaseException;
import java.io.FileNotFoundException;
import java.io.PrintWriter;
import java.net.BindException;
import java.nio.file.NoSuchFileException;
import net.sourceforge.argparse4j.inf.Namespace;
import org.jspecify.annotations.Nullable;

/// `server`: what the operator can mend is said in a sentence, without a stack trace.
public final class KiroServerCommand extends ServerCommand<KiroConfiguration> {

  public KiroServerCommand(KiroApplication application) {
    super(application);
  }

  @Override
  public void onError(Cli cli, @Nullable Namespace namespace, Throwable error) {
    report(cli, "kiro4j cannot start: ", error);
  }

  /// Says what the operator can mend in a sentence, and anything else in full.
  public static void report(Cli cli, String introduction, Throwable error) {
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
