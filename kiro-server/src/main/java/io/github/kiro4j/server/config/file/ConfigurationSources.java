package io.github.kiro4j.server.config.file;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.dropwizard.configuration.ConfigurationSourceProvider;
import io.dropwizard.configuration.FileConfigurationSourceProvider;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import io.dropwizard.core.Configuration;
import io.github.kiro4j.api.RegularFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// Opens configuration files: YAML with `${ENV:-default}` filled in, or a kiro-rs `config.json` as
/// it is. Remembers where the file lies, since relative paths in it start there.
public final class ConfigurationSources implements ConfigurationSourceProvider {

  private static final JsonMapper KIRO_RS =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).build();
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final EnvironmentVariables VARIABLES = new EnvironmentVariables(System::getenv);

  private final ConfigurationSourceProvider yaml =
      new SubstitutingSourceProvider(ConfigurationSources::openFile, VARIABLES);
  private final KiroRsConfiguration kiroRs;
  private Path folder = Path.of("").toAbsolutePath();
  private @Nullable Path file;

  public ConfigurationSources(Class<?> configuration) {
    this.kiroRs = new KiroRsConfiguration(configuration);
  }

  @Override
  public InputStream open(String path) throws IOException {
    Path opened = Path.of(path).toAbsolutePath();
    file = opened;
    folder = opened.resolveSibling("");
    return isKiroRs(opened) ? kiroRs.open(opened) : yaml.open(path);
  }

  private static InputStream openFile(String path) throws IOException {
    return Files.exists(Path.of(path))
        ? new ByteArrayInputStream(RegularFile.read(Path.of(path)))
        : new FileConfigurationSourceProvider().open(path);
  }

  private static boolean isKiroRs(Path path) {
    return path.toString().endsWith(".json");
  }

  /// The file that was opened last.
  public Optional<Path> file() {
    return Optional.ofNullable(file);
  }

  /// Every value in effect, with where it comes from and without its secrets.
  ///
  /// @param configuration what was read from the file that was opened last
  public List<EffectiveSettings.Setting> effective(Configuration configuration) throws IOException {
    Path opened = file;
    if (opened == null) {
      return EffectiveSettings.of(
          configuration, NullNode.instance, ConfigurationOrigins.NONE, System.getProperties());
    }
    String text = RegularFile.readText(opened);
    JsonNode written =
        isKiroRs(opened) ? KIRO_RS.readTree(text) : YAML.readTree(VARIABLES.replace(text));
    return EffectiveSettings.of(configuration, written, origins(), System.getProperties());
  }

  /// Where each value of the file that was opened last stands.
  ConfigurationOrigins origins() throws IOException {
    Path opened = file;
    if (opened == null) {
      return ConfigurationOrigins.NONE;
    }
    String text = RegularFile.readText(opened);
    return isKiroRs(opened)
        ? ConfigurationOrigins.ofJson(text)
        : ConfigurationOrigins.ofYaml(text, System::getenv);
  }

  /// Where a key stands, or would stand, as the beginning of a sentence: the file that was opened
  /// last, and the line if the file has the key.
  ///
  /// @param key its parts with dots between them
  public String place(String key) {
    try {
      JsonPointer pointer = JsonPointer.compile("/" + key.replace('.', '/'));
      Optional<Integer> line = origins().of(pointer).map(ConfigurationOrigins.Place::line);
      return file + line.map(number -> ", line " + number).orElse("") + ": ";
    } catch (IOException _) {
      return file + ": ";
    }
  }

  /// Every value of a configuration that nothing was read into.
  public static List<EffectiveSettings.Setting> defaults(Configuration untouched) {
    return EffectiveSettings.of(
        untouched, NullNode.instance, ConfigurationOrigins.NONE, new Properties());
  }

  /// What a path in the configuration means.
  public Path resolve(String path) {
    return folder.resolve(path);
  }
}
