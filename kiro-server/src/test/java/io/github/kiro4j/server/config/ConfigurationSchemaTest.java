package io.github.kiro4j.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.github.kiro4j.server.testing.TestConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.commons.text.StringSubstitutor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The published JSON schema of `config.yml`.
class ConfigurationSchemaTest {

  private static final Path COMMITTED = Path.of("../docs/config.schema.json");
  private static final Path GENERATED = Path.of("target/config.schema.json");
  private static final ObjectMapper YAML = new YAMLMapper();

  private JsonNode generated = YAML.createObjectNode();
  private JsonSchema schema;

  @BeforeEach
  void generate() throws Exception {
    Files.createDirectories(GENERATED.toAbsolutePath().getParent());
    generated = ConfigurationSchema.generate();
    schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(generated);
  }

  @Test
  void theCommittedSchemaIsThatOfTheCode() throws Exception {
    String now =
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(generated)
            + "\n";
    Files.writeString(GENERATED, now);

    assertThat(Files.exists(COMMITTED) ? Files.readString(COMMITTED) : "")
        .as("docs/config.schema.json is out of date: copy kiro-server/%s over it", GENERATED)
        .isEqualTo(now);
  }

  @Test
  void theDocumentsHaveATableOfAllKeys() throws Exception {
    for (ConfigurationTable table :
        List.of(ConfigurationTable.ENGLISH, ConfigurationTable.CHINESE)) {
      Path page = Path.of(table.page());
      String markdown = table.markdown(generated);
      Path written = Files.writeString(GENERATED.resolveSibling(page.getFileName()), markdown);

      assertThat(markdown.lines()).hasSize(2 + ConfigurationSchema.paths(generated).size());
      assertThat(Files.readString(page))
          .as("%s has no table of all keys, or an old one: copy kiro-server/%s", page, written)
          .contains(markdown);
    }
  }

  @Test
  void theShippedFileIsValidWithEveryKey() throws Exception {
    String yaml = everyKey();

    assertThat(problems(yaml)).isEmpty();
    String filledIn = new StringSubstitutor(_ -> null).replace(yaml);
    assertThat(TestConfiguration.of(filledIn).regions().region()).isEqualTo("us-east-1");
  }

  @Test
  void theShippedFileHasEveryKeyOfTheSchema() throws Exception {
    Set<String> described =
        CommentedConfiguration.read(ConfigurationSchema.names(generated)).descriptions().keySet();
    Set<String> keys = ConfigurationSchema.paths(generated);

    assertThat(keys).hasSizeGreaterThan(70);
    assertThat(described).containsAll(keys);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nothing: 1",
        "upstream: {nothing: 1}",
        "upstream: {retry: {nothing: 1}}",
        "models: {catalogue: [{id: a, nothing: 1}]}",
        "port: many",
        "port: 70000",
        "loadBalancingMode: fair",
        "upstream: {idleTimeout: 30x}",
        "limits: {maxRequestBytes: many}",
        "trustedProxies: 10.0.0.1",
        "logging: {format: xml}",
      })
  void whatTheGatewayRefusesIsInvalid(String yaml) throws Exception {
    assertThat(problems("apiKey: a\n" + yaml)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "port: ${KIRO4J_PORT:-8990}",
        "port:",
        "upstream: {idleTimeout: 5 minutes, endpoints: [runtime]}",
        "server: {applicationConnectors: [{type: https}]}",
        "models: {aliases: {fast: claude-haiku-4.5}}",
      })
  void whatTheGatewayTakesIsValid(String yaml) throws Exception {
    assertThat(problems("apiKey: a\n" + yaml)).isEmpty();
  }

  private String everyKey() throws Exception {
    return CommentedConfiguration.read(ConfigurationSchema.names(generated)).yaml();
  }

  private Set<ValidationMessage> problems(String yaml) throws Exception {
    return schema.validate(YAML.readTree(yaml));
  }
}
