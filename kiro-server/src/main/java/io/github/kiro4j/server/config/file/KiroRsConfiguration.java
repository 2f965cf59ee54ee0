package io.github.kiro4j.server.config.file;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.RegularFile;
import io.github.kiro4j.api.UnusableFileException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads kiro-rs's `config.json`: keys that mean nothing here get one warning each instead of an
/// error, comments are allowed, and the port is kiro-rs's own where the file names none.
final class KiroRsConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(KiroRsConfiguration.class);
  private static final int DEFAULT_PORT = 8080;
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  /// The only block of keys that kiro-rs has.
  private static final String POSTGRES = "postgres";

  private final Map<String, JavaType> knownKeys;

  KiroRsConfiguration(Class<?> configuration) {
    this.knownKeys = keysOf(MAPPER.constructType(configuration));
  }

  private static Map<String, JavaType> keysOf(JavaType type) {
    return MAPPER.getDeserializationConfig().introspect(type).findProperties().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                BeanPropertyDefinition::getName, BeanPropertyDefinition::getPrimaryType));
  }

  InputStream open(Path file) throws IOException {
    JsonNode content = MAPPER.readTree(RegularFile.read(file));
    if (!(content instanceof ObjectNode keys)) {
      throw new UnusableFileException(file + ": a JSON object is expected");
    }
    dropUnknown(file, "", keys, knownKeys);
    JavaType postgres = knownKeys.get(POSTGRES);
    if (postgres != null && keys.get(POSTGRES) instanceof ObjectNode block) {
      dropUnknown(file, POSTGRES + ".", block, keysOf(postgres));
    }
    if (!keys.has("port")) {
      keys.put("port", DEFAULT_PORT);
    }
    return new ByteArrayInputStream(MAPPER.writeValueAsBytes(keys));
  }

  private static void dropUnknown(
      Path file, String prefix, ObjectNode keys, Map<String, JavaType> known) {
    List<String> unknown =
        keys.propertyStream()
            .map(Map.Entry::getKey)
            .filter(key -> !known.containsKey(key))
            .toList();
    unknown.forEach(key -> {
      LOG.warn("{}: the key {}{} has no effect here", file.getFileName(), prefix, key);
      keys.remove(key);
    });
  }
}
