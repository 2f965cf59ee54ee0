package io.github.kiro4j.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import org.yaml.snakeyaml.DumperOptions;

/// JSON values as YAML documents.
final class Yaml {

  private Yaml() {}

  static String of(JsonNode json) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setSplitLines(false);
    options.setIndicatorIndent(2);
    options.setIndentWithIndicator(true);
    return new org.yaml.snakeyaml.Yaml(options).dump(Json.MAPPER.convertValue(json, Object.class));
  }
}
