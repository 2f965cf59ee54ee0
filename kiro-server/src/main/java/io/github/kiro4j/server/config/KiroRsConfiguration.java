package io.github.kiro4j.server.config;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads kiro-rs's `config.json`: keys that mean nothing here get one warning each instead of an
/// error, comments are allowed, and the port is kiro-rs's own where the file names none.
final class KiroRsConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(KiroRsConfiguration.class);
  private static final int DEFAULT_PORT = 8080;
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).build();

  private final Set<String> knownKeys;

  KiroRsConfiguration(Class<?> configuration) {
    JavaType type = MAPPER.constructType(configuration);
    this.knownKeys =
        MAPPER.getDeserializationConfig().introspect(type).findProperties().stream()
            .map(BeanPropertyDefinition::getName)
            .collect(Collectors.toUnmodifiableSet());
  }

  InputStream open(Path file) throws IOException {
    JsonNode content = MAPPER.readTree(Files.readAllBytes(file));
    if (!(content instanceof ObjectNode keys)) {
      throw new IOException(file + ": a JSON object is expected");
    }
    unknownKeys(keys)
        .forEach(key -> {
          LOG.warn("{}: the key {} has no effect here", file.getFileName(), key);
          keys.remove(key);
        });
    if (!keys.has("port")) {
      keys.put("port", DEFAULT_PORT);
    }
    return new ByteArrayInputStream(MAPPER.writeValueAsBytes(keys));
  }

  private List<String> unknownKeys(ObjectNode keys) {
    return keys.propertyStream()
        .map(Map.Entry::getKey)
        .filter(key -> !knownKeys.contains(key))
        .toList();
  }
}
