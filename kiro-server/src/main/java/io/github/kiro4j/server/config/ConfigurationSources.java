package io.github.kiro4j.server.config;

import io.dropwizard.configuration.ConfigurationSourceProvider;
import io.dropwizard.configuration.EnvironmentVariableSubstitutor;
import io.dropwizard.configuration.FileConfigurationSourceProvider;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/// Opens configuration files: YAML with `${ENV:-default}` filled in, or a kiro-rs `config.json` as
/// it is. Remembers where the file lies, since relative paths in it start there.
public final class ConfigurationSources implements ConfigurationSourceProvider {

  private final ConfigurationSourceProvider yaml =
      new SubstitutingSourceProvider(
          new FileConfigurationSourceProvider(), new EnvironmentVariableSubstitutor(false));
  private final KiroRsConfiguration kiroRs;
  private Path folder = Path.of("").toAbsolutePath();

  public ConfigurationSources(Class<?> configuration) {
    this.kiroRs = new KiroRsConfiguration(configuration);
  }

  @Override
  public InputStream open(String path) throws IOException {
    Path file = Path.of(path).toAbsolutePath();
    folder = file.resolveSibling("");
    return path.endsWith(".json") ? kiroRs.open(file) : yaml.open(path);
  }

  /// What a path in the configuration means.
  public Path resolve(String path) {
    return folder.resolve(path);
  }
}
