package io.github.kiro4j.server.cli;

import io.dropwizard.core.Application;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ServerCommand;
import io.dropwizard.core.setup.Bootstrap;
import io.github.kiro4j.server.cli.language.CommandTexts;
import io.github.kiro4j.server.config.KiroConfiguration;
import io.github.kiro4j.server.config.file.ConfigurationSources;
import net.sourceforge.argparse4j.inf.Argument;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;

/// `server`: runs the gateway.
public final class KiroServerCommand extends ServerCommand<KiroConfiguration> {

  private final ConfigurationSources sources;
  private final CommandTexts messages;

  public KiroServerCommand(
      Application<KiroConfiguration> application,
      ConfigurationSources sources,
      CommandTexts messages) {
    super(application, "server", messages.text("Runs the gateway"));
    this.sources = sources;
    this.messages = messages;
  }

  @Override
  public void configure(Subparser parser) {
    super.configure(parser);
    ConfigurationArguments.addOptions(parser, messages);
  }

  @Override
  protected Argument addFileArgument(Subparser parser) {
    return super.addFileArgument(parser).help(messages.text("the configuration file"));
  }

  @Override
  public void run(Bootstrap<?> bootstrap, Namespace arguments) throws Exception {
    super.run(bootstrap, ConfigurationArguments.resolve(arguments));
  }

  @Override
  public void onError(Cli cli, @Nullable Namespace namespace, Throwable error) {
    FailureReport.print(cli, "kiro4j cannot start: ", error, sources, messages);
  }
}
