package io.github.kiro4j.server.config.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.dropwizard.configuration.ConfigurationException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentVariablesTest {

  private final EnvironmentVariables variables =
      new EnvironmentVariables(Map.of("SET", "value", "EMPTY", "")::get);

  @ParameterizedTest
  @CsvSource({
    "${SET}, value",
    "sk-${SET}-x, sk-value-x",
    "${UNSET:-other}, other",
    "${SET:-other}, value",
    "'${UNSET:-}', ''",
    "'${EMPTY}', ''",
    "$${UNSET}, ${UNSET}",
    "$5 and 6$, $5 and 6$",
  })
  void valueIsFilledIn(String text, String filled) throws Exception {
    JsonNode values = read("key: '" + text + "'");

    EnvironmentVariables.requireAll(values, "config.yml");
    assertThat(values.path("key").textValue()).isEqualTo(filled);
  }

  @Test
  void commentMayNameAnyVariable() throws Exception {
    JsonNode values = read("# ${UNSET}\nkey: value # or ${UNSET}\n");

    assertThatCode(() -> EnvironmentVariables.requireAll(values, "config.yml"))
        .doesNotThrowAnyException();
  }

  @Test
  void everyUnsetVariableIsNamedWithItsKey() throws Exception {
    JsonNode values =
        read(
            "apiKey: ${UNSET}\nupstream: {apiUrl: 'https://${HOST}/${SET}', endpoints: [a, '${B}']}");

    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> EnvironmentVariables.requireAll(values, "config.yml"))
        .satisfies(e ->
            assertThat(e.getErrors())
                .containsExactly(
                    "apiKey: the environment variable UNSET is not set. Set it, or give a default:"
                        + " ${UNSET:-default}",
                    "upstream.apiUrl: the environment variable HOST is not set. Set it, or give a"
                        + " default: ${HOST:-default}",
                    "upstream.endpoints: the environment variable B is not set. Set it, or give a"
                        + " default: ${B:-default}"));
  }

  private JsonNode read(String yaml) throws Exception {
    return new YAMLMapper().readTree(variables.replace(yaml));
  }
}
