package io.github.kiro4j.server;

import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import io.github.kiro4j.server.config.ConfigurationSources;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.store.FileCredentialStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import net.sourceforge.argparse4j.inf.Namespace;
import org.jspecify.annotations.Nullable;

/// `check`: validates the configuration and the credentials file that it names, and starts nothing.
final class KiroCheckCommand extends ConfiguredCommand<KiroConfiguration> {

  private final ConfigurationSources sources;

  KiroCheckCommand(ConfigurationSources sources) {
    super("check", "Validates the configuration and the credentials file");
    this.sources = sources;
  }

  @Override
  protected Class<KiroConfiguration> getConfigurationClass() {
    return KiroConfiguration.class;
  }

  @Override
  protected void run(
      Bootstrap<KiroConfiguration> bootstrap, Namespace namespace, KiroConfiguration configuration)
      throws IOException, StartupException {
    configuration.catalogue();
    Path file = sources.resolve(configuration.credentialsFile);
    List<Credential> credentials = FileCredentialStore.check(file);
    long enabled =
        credentials.stream().filter(credential -> !credential.settings().disabled()).count();
    System.out.println("The configuration is valid.");
    System.out.printf(
        "%s: %d credentials, %d of them enabled.%n", file, credentials.size(), enabled);
  }

  @Override
  public void onError(Cli cli, @Nullable Namespace namespace, Throwable error) {
    KiroServerCommand.report(cli, "", error);
  }
}
