package io.github.kiro4j.server.cli;

import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import io.github.kiro4j.server.bootstrap.CheckedSettings;
import io.github.kiro4j.server.bootstrap.StorageModule;
import io.github.kiro4j.server.cli.language.CommandTexts;
import io.github.kiro4j.server.config.KiroConfiguration;
import io.github.kiro4j.server.config.StartupException;
import io.github.kiro4j.server.config.file.ConfigurationSources;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.Login;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.sourceforge.argparse4j.inf.Argument;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;

/// `check`: validates the configuration and the credentials that it names, in a file or a table,
/// and starts nothing.
public final class KiroCheckCommand extends ConfiguredCommand<KiroConfiguration> {

  private final ConfigurationSources sources;
  private final CommandTexts messages;

  public KiroCheckCommand(ConfigurationSources sources, CommandTexts messages) {
    super("check", messages.text("Validates the configuration and the credentials that it names"));
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
  protected Class<KiroConfiguration> getConfigurationClass() {
    return KiroConfiguration.class;
  }

  @Override
  protected void run(
      Bootstrap<KiroConfiguration> bootstrap, Namespace namespace, KiroConfiguration configuration)
      throws IOException, StartupException {
    CheckedSettings settings = CheckedSettings.of(configuration, sources);
    List<Credential> credentials =
        StorageModule.check(configuration, settings.encryption(), sources);
    requireUsable(credentials);
    printCount(StorageModule.place(configuration, sources), credentials);
  }

  private static void requireUsable(List<Credential> credentials) throws StartupException {
    List<String> problems = new ArrayList<>();
    for (Credential credential : credentials) {
      if (credential.login() instanceof Login.Incomplete(_, String problem)) {
        problems.add(credential.label() + ": " + problem);
      }
    }
    if (!problems.isEmpty()) {
      throw new StartupException(String.join("\n", problems));
    }
  }

  private void printCount(String place, List<Credential> credentials) {
    long enabled =
        credentials.stream().filter(credential -> !credential.settings().disabled()).count();
    System.out.println(messages.text("The configuration is valid."));
    System.out.println(
        messages.text(
            "{0}: {1}, {2} enabled.",
            messages.translated(place),
            messages.count(credentials.size(), "{0} credential", "{0} credentials"),
            enabled));
  }

  @Override
  public void onError(Cli cli, @Nullable Namespace namespace, Throwable error) {
    FailureReport.print(cli, "", error, sources, messages);
  }
}
