package io.github.kiro4j.server.config.file;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.dropwizard.core.Configuration;
import io.github.kiro4j.server.config.file.ConfigurationOrigins.Place;
import io.github.kiro4j.server.config.file.EffectiveSettings.Setting.Source;
import io.github.kiro4j.server.secret.Masked;
import io.github.kiro4j.server.secret.Secret;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Every value of the configuration in effect, with where it comes from and without its secrets. Of
/// Dropwizard's own blocks, the values of the file are listed; the rest is as Dropwizard documents
/// it.
public final class EffectiveSettings {

  private static final String[] DROPWIZARD = {"server", "logging", "metrics", "admin", "health"};

  /// Dropwizard takes any key of its configuration from a system property of this prefix too.
  private static final String OVERRIDE = "dw.";

  /// Dropwizard's blocks know no type for secrets.
  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "(?i).*(password|passphrase|secret|token|credential|api-?key|authorization).*");

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new SimpleModule().addSerializer(new MaskedSecret()))
          .addMixIn(Configuration.class, WithoutDropwizard.class)
          .build();

  private final ConfigurationOrigins origins;
  private final Properties overrides;
  private final List<Setting> settings = new ArrayList<>();

  /// One value.
  ///
  /// @param key with dots, such as `upstream.idleTimeout`
  /// @param value a scalar, or a list as a whole; JSON null for what is not set
  /// @param line of the file, where the value stands there
  /// @param variable of the environment that it comes from
  /// @param secret whether the value shown is a mask
  public record Setting(
      String key,
      JsonNode value,
      Source source,
      @Nullable Integer line,
      @Nullable String variable,
      boolean secret) {

    /// Where a value comes from.
    public enum Source {
      DEFAULT,
      FILE,
      ENVIRONMENT,
      SYSTEM_PROPERTY
    }
  }

  private EffectiveSettings(ConfigurationOrigins origins, Properties overrides) {
    this.origins = origins;
    this.overrides = overrides;
  }

  /// Those of a configuration object.
  ///
  /// @param written the file's content with its variables filled in
  static List<Setting> of(
      Configuration configuration,
      JsonNode written,
      ConfigurationOrigins origins,
      Properties overrides) {
    EffectiveSettings effective = new EffectiveSettings(origins, overrides);
    effective.walk(JsonPointer.empty(), "", MAPPER.<JsonNode>valueToTree(configuration));
    effective.walk(JsonPointer.empty(), "", blocksOfDropwizard(written));
    return List.copyOf(effective.settings);
  }

  private static ObjectNode blocksOfDropwizard(JsonNode written) {
    ObjectNode blocks = JsonNodeFactory.instance.objectNode();
    for (String name : DROPWIZARD) {
      if (written.has(name)) {
        blocks.set(name, withoutSecrets(written.get(name), name));
      }
    }
    return blocks;
  }

  private static JsonNode withoutSecrets(JsonNode value, String name) {
    return switch (value) {
      case ObjectNode object -> {
        ObjectNode masked = JsonNodeFactory.instance.objectNode();
        object.forEachEntry((key, member) -> masked.set(key, withoutSecrets(member, key)));
        yield masked;
      }
      case ArrayNode array -> {
        ArrayNode masked = JsonNodeFactory.instance.arrayNode();
        array.forEach(element -> masked.add(withoutSecrets(element, name)));
        yield masked;
      }
      default ->
          SECRET_NAME.matcher(name).matches()
              ? TextNode.valueOf(masked(name, value.asText()))
              : value;
    };
  }

  private void walk(JsonPointer at, String key, JsonNode value) {
    if (value instanceof ObjectNode object && (!object.isEmpty() || key.isEmpty())) {
      String prefix = key.isEmpty() ? "" : key + ".";
      object.forEachEntry((name, member) -> walk(at.appendProperty(name), prefix + name, member));
    } else if (value instanceof ArrayNode array && holdsObjects(array)) {
      IntStream.range(0, array.size())
          .forEach(i -> walk(at.appendIndex(i), key + "[" + i + "]", array.get(i)));
    } else {
      settings.add(setting(at, key, value));
    }
  }

  private static boolean holdsObjects(ArrayNode array) {
    return !array.isEmpty() && array.valueStream().allMatch(JsonNode::isObject);
  }

  private Setting setting(JsonPointer at, String key, JsonNode value) {
    if (overrides.getProperty(OVERRIDE + key) != null) {
      return setting(key, shown(value), Source.SYSTEM_PROPERTY, null, OVERRIDE + key);
    }
    Optional<Place> place = origins.of(at);
    Integer line = place.map(Place::line).orElse(null);
    String variable = place.map(Place::variable).orElse(null);
    Source source = source(place);
    // Defaults are public.
    return setting(key, source == Source.DEFAULT ? value : shown(value), source, line, variable);
  }

  private static Setting setting(
      String key,
      JsonNode shown,
      Source source,
      @Nullable Integer line,
      @Nullable String variable) {
    boolean secret = shown.toString().contains(Masked.SECRET);
    return new Setting(key, shown, source, line, variable, secret);
  }

  private static Source source(Optional<Place> place) {
    return place
        .map(known -> known.variable() == null ? Source.FILE : Source.ENVIRONMENT)
        .orElse(Source.DEFAULT);
  }

  /// Addresses may hold a password anywhere, and ARNs name accounts.
  private static JsonNode shown(JsonNode value) {
    return switch (value) {
      case TextNode text -> TextNode.valueOf(Masked.setting(text.textValue()));
      case ArrayNode array -> {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        array.forEach(element -> list.add(shown(element)));
        yield list;
      }
      default -> value;
    };
  }

  /// Of an address, only user, password and query are secret.
  private static String masked(@Nullable String name, String secret) {
    if (secret.isBlank()) {
      return "";
    }
    return name != null && name.endsWith("Url") ? Masked.address(secret) : Masked.SECRET;
  }

  @JsonIgnoreProperties({"server", "logging", "metrics", "admin", "health"})
  private interface WithoutDropwizard {}

  private static final class MaskedSecret extends StdSerializer<Secret> {

    private static final long serialVersionUID = 1L;

    MaskedSecret() {
      super(Secret.class);
    }

    @Override
    public void serialize(Secret value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(masked(json.getOutputContext().getCurrentName(), value.value()));
    }
  }
}
