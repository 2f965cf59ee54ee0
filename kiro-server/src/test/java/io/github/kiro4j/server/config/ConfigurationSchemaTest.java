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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The published JSON schema of `config.yml`.
class ConfigurationSchemaTest {

  private static final String SHIPPED = "config.yml";
  private static final Path TARGET = Path.of("target");
  private static final ObjectMapper YAML = new YAMLMapper();

  private JsonNode generated = YAML.createObjectNode();
  private JsonSchema schema;

  @BeforeEach
  void generate() throws Exception {
    Files.createDirectories(TARGET.toAbsolutePath());
    generated = ConfigurationSchema.generate(SHIPPED);
    schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(generated);
  }

  @ParameterizedTest
  @CsvSource({
    "config.yml, config.schema.json",
    "config.zh-CN.yml, config.schema.zh-CN.json",
  })
  void theCommittedSchemaIsThatOfTheCode(String shipped, String name) throws Exception {
    Path committed = Path.of("../docs", name);
    Path target = TARGET.resolve(name);
    String now =
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValueAsString(ConfigurationSchema.generate(shipped))
            + "\n";
    Files.writeString(target, now);

    assertThat(Files.exists(committed) ? Files.readString(committed) : "")
        .as("docs/%s is out of date: copy kiro-server/%s over it", name, target)
        .isEqualTo(now);
  }

  @Test
  void theDocumentsHaveATableOfAllKeys() throws Exception {
    for (ConfigurationTable table :
        List.of(ConfigurationTable.ENGLISH, ConfigurationTable.CHINESE)) {
      Path page = Path.of(table.page());
      String markdown = table.markdown(generated);
      Path written = Files.writeString(TARGET.resolve(page.getFileName()), markdown);

      assertThat(markdown.lines()).hasSize(2 + ConfigurationSchema.paths(generated).size());
      assertThat(Files.readString(page))
          .as("%s has no table of all keys, or an old one: copy kiro-server/%s", page, written)
          .contains(markdown);
    }
  }

  @Test
  void aChineseSentenceHasNoSpaceWhereItsLineEnds() throws Exception {
    assertThat(
            CommentedConfiguration.read(ConfigurationSchema.names(generated), "config.zh-CN.yml")
                .descriptions()
                .values())
        .noneMatch(text -> text.matches(".*\\p{IsHan} \\p{IsHan}.*"));
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
        CommentedConfiguration.read(ConfigurationSchema.names(generated), SHIPPED)
            .descriptions()
            .keySet();
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
    return CommentedConfiguration.read(ConfigurationSchema.names(generated), SHIPPED).yaml();
  }

  private Set<ValidationMessage> problems(String yaml) throws Exception {
    return schema.validate(YAML.readTree(yaml));
  }
}
