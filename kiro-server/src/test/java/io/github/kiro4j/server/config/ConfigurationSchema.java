package io.github.kiro4j.server.config;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinition.AttributeInclusion;
import com.github.victools.jsonschema.generator.CustomDefinition.DefinitionType;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationModule;
import io.dropwizard.jackson.Jackson;
import io.dropwizard.util.DataSize;
import io.dropwizard.util.Duration;
import io.github.kiro4j.protocol.models.ReasoningStyle;
import io.github.kiro4j.server.config.file.ConfigurationSources;
import io.github.kiro4j.server.secret.Secret;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Generates the JSON schema of `config.yml` from the classes of the configuration, its default
/// values, and the comments of the shipped file. Every value may also be a variable of the
/// environment, or missing.
final class ConfigurationSchema {

  private static final ObjectMapper MAPPER = Jackson.newObjectMapper();
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /// Dropwizard's own blocks, which its documentation describes.
  private static final Set<String> DROPWIZARD =
      Set.of("server", "logging", "metrics", "admin", "health");

  private static final Map<Class<?>, String> TYPES =
      Map.of(
          int.class, "integer",
          Integer.class, "integer",
          long.class, "integer",
          Long.class, "integer",
          double.class, "number",
          boolean.class, "boolean",
          String.class, "string",
          Secret.class, "string");

  private ConfigurationSchema() {}

  /// Generates the schema.
  ///
  /// @param file the shipped file whose comments describe the keys
  static ObjectNode generate(String file) throws IOException {
    SchemaGeneratorConfigBuilder builder =
        new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_7, OptionPreset.PLAIN_JSON)
            .with(new JacksonModule())
            .with(new JakartaValidationModule())
            .with(
                Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT,
                Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES,
                Option.INLINE_ALL_SCHEMAS);
    builder
        .forFields()
        .withIgnoreCheck(field -> field.getAnnotation(JsonProperty.class) == null)
        .withNullableCheck(_ -> true);
    builder.forTypesInGeneral().withCustomDefinitionProvider((type, _) -> definition(type));
    ObjectNode schema =
        new SchemaGenerator(builder.build()).generateSchema(KiroConfiguration.class);
    schema.put("title", "kiro4j's " + file);
    addDropwizard(schema);
    addDefaults(schema);
    CommentedConfiguration.read(names(schema), file)
        .descriptions()
        .forEach((key, text) -> describe(schema, key, text));
    return schema;
  }

  private static @Nullable CustomDefinition definition(ResolvedType type) {
    JsonNode form = form(type.getErasedType());
    return form == null
        ? null
        : new CustomDefinition(withVariable(form), DefinitionType.INLINE, AttributeInclusion.YES);
  }

  private static @Nullable JsonNode form(Class<?> type) {
    String simple = TYPES.get(type);
    if (simple != null) {
      return JSON.objectNode().put("type", simple);
    }
    if (type.isEnum()) {
      return words(type);
    }
    if (type == Duration.class) {
      return text(
          "^\\d+ *(ns|nanoseconds?|us|microseconds?|ms|milliseconds?|s|seconds?|m|min|mins|minutes?|h|hours?|d|days?)$");
    }
    if (type == DataSize.class) {
      return text(
          "^\\d+ *(B|bytes?|[KMGTP]i?B|(kibi|mebi|gibi|tebi|pebi|kilo|mega|giga|tera|peta)bytes?)$");
    }
    return ReasoningStyle.class.isAssignableFrom(type)
        ? JSON.objectNode().put("type", "object")
        : null;
  }

  private static ObjectNode words(Class<?> type) {
    ObjectNode words = JSON.objectNode();
    Arrays.stream(type.getEnumConstants())
        .map(word -> MAPPER.valueToTree(word).asText().toLowerCase(Locale.ROOT))
        .forEach(words.putArray("enum")::add);
    return words;
  }

  private static ObjectNode text(String pattern) {
    return JSON.objectNode().put("type", "string").put("pattern", pattern);
  }

  /// A text may have a variable anywhere; any other value is one variable.
  private static ObjectNode withVariable(JsonNode form) {
    ObjectNode either = JSON.objectNode();
    either.putArray("anyOf").add(form).add(text("\\$\\{.+}"));
    return form.path("type").asText().equals("string") && !form.has("pattern")
        ? (ObjectNode) form
        : either;
  }

  private static void addDropwizard(ObjectNode schema) {
    ObjectNode keys = (ObjectNode) schema.get("properties");
    DROPWIZARD.stream()
        .sorted()
        .forEach(name -> keys.set(name, JSON.objectNode().put("type", "object")));
    ObjectNode logging = ((ObjectNode) keys.get("logging")).putObject("properties");
    logging.set("format", withVariable(words(LogFormat.class)));
  }

  private static void addDefaults(ObjectNode schema) {
    ConfigurationSources.defaults(new KiroConfiguration())
        .forEach(setting -> {
          JsonNode value = setting.value();
          JsonNode key = at(schema, setting.key());
          if (key instanceof ObjectNode property
              && !value.isNull()
              && !value.asText("-").isEmpty()) {
            property.set("default", value);
          }
        });
  }

  private static void describe(ObjectNode schema, String key, String text) {
    if (!text.isBlank() && at(schema, key) instanceof ObjectNode property) {
      property.put("description", text);
    }
  }

  /// The part of a schema for a key, by its path with dots.
  static JsonNode at(JsonNode schema, String key) {
    JsonNode found = schema;
    for (String part : key.split("\\.", -1)) {
      found = found.path("properties").path(part);
    }
    return found;
  }

  /// The names of all keys on every level.
  static Set<String> names(JsonNode schema) {
    return paths(schema).stream()
        .flatMap(path -> Arrays.stream(path.split("\\.", -1)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// The paths of all keys without members, with dots; those of Dropwizard's blocks are left out.
  static Set<String> paths(JsonNode schema) {
    Set<String> paths = new TreeSet<>();
    schema
        .path("properties")
        .forEachEntry((name, property) -> {
          if (!DROPWIZARD.contains(name)) {
            collect(name, property, paths);
          }
        });
    return paths;
  }

  private static void collect(String path, JsonNode property, Set<String> paths) {
    if (property.has("properties")) {
      property
          .path("properties")
          .forEachEntry((name, member) -> collect(path + "." + name, member, paths));
    } else {
      paths.add(path);
    }
  }
}
