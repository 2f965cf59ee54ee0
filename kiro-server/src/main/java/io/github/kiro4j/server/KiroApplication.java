package io.github.kiro4j.server;

import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.github.kiro4j.server.bootstrap.Gateway;
import io.github.kiro4j.server.bootstrap.QuietLoggers;
import io.github.kiro4j.server.cli.DatabaseCommand;
import io.github.kiro4j.server.cli.DemoCommand;
import io.github.kiro4j.server.cli.KiroCheckCommand;
import io.github.kiro4j.server.cli.KiroServerCommand;
import io.github.kiro4j.server.config.ConfigurationSources;
import io.github.kiro4j.server.config.KiroConfiguration;

/// The gateway as a Dropwizard application.
public class KiroApplication extends Application<KiroConfiguration> {

  private final ConfigurationSources sources = new ConfigurationSources(KiroConfiguration.class);

  public static void main(String[] arguments) throws Exception {
    new KiroApplication().run(arguments);
  }

  @Override
  public String getName() {
    return "kiro4j";
  }

  @Override
  public void initialize(Bootstrap<KiroConfiguration> bootstrap) {
    bootstrap.setConfigurationSourceProvider(sources);
  }

  @Override
  protected void addDefaultCommands(Bootstrap<KiroConfiguration> bootstrap) {
    bootstrap.addCommand(new KiroServerCommand(this));
    bootstrap.addCommand(new KiroCheckCommand(sources));
    bootstrap.addCommand(
        new DatabaseCommand(sources, (cli, error) -> KiroServerCommand.report(cli, "", error)));
    bootstrap.addCommand(new DemoCommand());
  }

  @Override
  public void run(KiroConfiguration configuration, Environment environment) throws Exception {
    configuration.applyShorthands();
    QuietLoggers.apply();
    new Gateway(configuration, sources).register(environment);
  }
}
