package io.github.kiro4j.server;

import io.dropwizard.core.Application;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.AutoCloseableManager;
import io.dropwizard.logging.common.BootstrapLogging;
import io.dropwizard.util.JarLocation;
import io.github.kiro4j.api.language.Language;
import io.github.kiro4j.server.bootstrap.AdminModule;
import io.github.kiro4j.server.bootstrap.CheckedSettings;
import io.github.kiro4j.server.bootstrap.ClientApiModule;
import io.github.kiro4j.server.bootstrap.EntryModule;
import io.github.kiro4j.server.bootstrap.KeysModule;
import io.github.kiro4j.server.bootstrap.MetricsModule;
import io.github.kiro4j.server.bootstrap.StorageModule;
import io.github.kiro4j.server.bootstrap.TerminationSignals;
import io.github.kiro4j.server.bootstrap.UpstreamModule;
import io.github.kiro4j.server.cli.DatabaseCommand;
import io.github.kiro4j.server.cli.KiroCheckCommand;
import io.github.kiro4j.server.cli.KiroServerCommand;
import io.github.kiro4j.server.cli.demo.DemoCommand;
import io.github.kiro4j.server.cli.language.CommandTexts;
import io.github.kiro4j.server.config.KiroConfiguration;
import io.github.kiro4j.server.config.LogFormat;
import io.github.kiro4j.server.config.file.ConfigurationSources;
import io.github.kiro4j.server.config.file.KiroConfigurationFactory;
import io.github.kiro4j.server.logging.JsonLines;
import io.github.kiro4j.server.logging.LiveSecrets;
import io.github.kiro4j.server.logging.RecentLog;
import io.github.kiro4j.server.logging.SafeLog;
import java.time.Clock;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.sourceforge.argparse4j.inf.ArgumentParserException;

/// The gateway as a Dropwizard application.
public class KiroApplication extends Application<KiroConfiguration> {

  private final ConfigurationSources sources = new ConfigurationSources(KiroConfiguration.class);
  private final Language language;
  private final CommandTexts messages;
  private final Consumer<Environment> preparation;

  /// The gateway as it is, in the language of the person at the terminal.
  public KiroApplication() {
    this(Language.ofProcess());
  }

  /// The gateway as it is.
  ///
  /// @param language of what commands print
  public KiroApplication(Language language) {
    this(language, _ -> {});
  }

  /// A gateway beside which something else runs.
  ///
  /// @param preparation runs before the gateway is built; Dropwizard stops last what it manages
  ///   first
  private KiroApplication(Language language, Consumer<Environment> preparation) {
    this.language = language;
    this.messages = CommandTexts.in(language);
    this.preparation = preparation;
  }

  public static void main(String[] arguments) throws Exception {
    TerminationSignals.handle();
    KiroApplication application = new KiroApplication();
    // Sentences of libraries end up in the log and in responses, which are English.
    Locale.setDefault(Locale.ENGLISH);
    application.run(arguments);
  }

  /// As Dropwizard runs a command, but with a command line in the language of the person at the
  /// terminal.
  @Override
  public void run(String... arguments) throws Exception {
    Bootstrap<KiroConfiguration> bootstrap = new Bootstrap<>(this);
    addDefaultCommands(bootstrap);
    initialize(bootstrap);
    bootstrap.registerMetrics();
    commandLine(bootstrap).run(arguments).ifPresent(this::onFatalError);
  }

  /// argparse4j takes the language of its own texts from the default locale.
  private Cli commandLine(Bootstrap<KiroConfiguration> bootstrap) {
    Locale before = Locale.getDefault();
    Locale.setDefault(language.locale());
    try {
      return new Cli(new JarLocation(getClass()), bootstrap, System.out, System.err);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Override
  public String getName() {
    return "kiro4j";
  }

  /// Lines before the configuration is read have the format that the environment chooses.
  @Override
  protected void bootstrapLogging() {
    switch (LogFormat.from(System.getenv())) {
      case TEXT -> super.bootstrapLogging();
      case JSON -> BootstrapLogging.bootstrap(bootstrapLogLevel(), new JsonLines());
    }
  }

  @Override
  public void initialize(Bootstrap<KiroConfiguration> bootstrap) {
    bootstrap.setConfigurationSourceProvider(sources);
    bootstrap.setConfigurationFactoryFactory(new KiroConfigurationFactory<>());
  }

  @Override
  protected void addDefaultCommands(Bootstrap<KiroConfiguration> bootstrap) {
    bootstrap.addCommand(new KiroServerCommand(this, sources, messages));
    bootstrap.addCommand(new KiroCheckCommand(sources, messages));
    bootstrap.addCommand(new DatabaseCommand(sources, messages));
    bootstrap.addCommand(
        new DemoCommand(preparation -> new KiroApplication(language, preparation), messages));
  }

  @Override
  public void run(KiroConfiguration configuration, Environment environment) throws Exception {
    preparation.accept(environment);
    configuration.applyShorthands();
    Clock clock = Clock.systemUTC();
    LiveSecrets secrets = new LiveSecrets(clock);
    secrets.readFrom(configuration::secrets);
    RecentLog log = new RecentLog();
    environment.lifecycle().manage(new AutoCloseableManager(log));
    log.attach();
    SafeLog.apply(secrets);
    CheckedSettings settings = CheckedSettings.of(configuration, sources);
    MetricsModule metrics = new MetricsModule(environment);
    EntryModule entry = new EntryModule(configuration, settings, clock, metrics);
    StorageModule storage =
        StorageModule.open(configuration, settings.encryption(), sources, environment.metrics());
    environment.lifecycle().manage(storage.records());
    UpstreamModule upstream =
        new UpstreamModule(configuration, settings, storage, metrics, environment);
    secrets.readFrom(() -> Stream.concat(configuration.secrets(), upstream.secrets()));
    KeysModule clientKeys = new KeysModule(storage, upstream, environment.lifecycle());
    ClientApiModule clients =
        new ClientApiModule(configuration, settings, storage, upstream, clientKeys, environment);
    new AdminModule(storage, upstream, clients, clientKeys)
        .register(configuration, sources, settings.keys().admin(), entry, log, environment);
    entry.register(clientKeys.clientKeys(settings.keys().client()), clients, upstream, environment);
  }

  /// A command line that is wrong ends the process with 2, any other failure with 1.
  @Override
  protected void onFatalError(Throwable error) {
    System.exit(error instanceof ArgumentParserException ? 2 : 1);
  }
}
