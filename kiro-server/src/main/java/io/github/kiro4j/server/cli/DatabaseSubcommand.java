package io.github.kiro4j.server.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import io.github.kiro4j.server.cli.language.CommandTexts;
import io.github.kiro4j.server.config.KiroConfiguration;
import java.io.IOException;
import net.sourceforge.argparse4j.inf.Argument;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.slf4j.LoggerFactory;

/// A command that works on the configured table and prints in a few lines what it did.
abstract class DatabaseSubcommand extends ConfiguredCommand<KiroConfiguration> {

  private final CommandTexts messages;

  DatabaseSubcommand(String name, String description, CommandTexts messages) {
    super(name, messages.text(description));
    this.messages = messages;
  }

  /// The language of what the command prints.
  final CommandTexts messages() {
    return messages;
  }

  abstract void run(Namespace arguments, KiroConfiguration configuration) throws IOException;

  @Override
  protected Class<KiroConfiguration> getConfigurationClass() {
    return KiroConfiguration.class;
  }

  @Override
  protected Argument addFileArgument(Subparser parser) {
    return super.addFileArgument(parser)
        .setDefault("config.yml")
        .help(messages.text("the configuration file"));
  }

  @Override
  protected final void run(
      Bootstrap<KiroConfiguration> bootstrap, Namespace arguments, KiroConfiguration configuration)
      throws IOException {
    quieten();
    run(arguments, configuration);
  }

  /// Liquibase logs every step, and every error with its stack trace. An operator who wants these
  /// lines sets the level of `liquibase` in the configuration.
  private static void quieten() {
    if (LoggerFactory.getLogger("liquibase") instanceof Logger liquibase
        && liquibase.getLevel() == null) {
      liquibase.setLevel(Level.OFF);
    }
  }
}
