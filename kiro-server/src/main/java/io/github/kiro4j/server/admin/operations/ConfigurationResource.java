package io.github.kiro4j.server.admin.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.github.kiro4j.api.admin.operations.EffectiveConfiguration;
import io.github.kiro4j.api.admin.operations.EffectiveConfiguration.Origin;
import io.github.kiro4j.api.admin.operations.SettingsChange;
import io.github.kiro4j.server.admin.AdminApi;
import io.github.kiro4j.server.admin.Parameters;
import io.github.kiro4j.server.admin.Problems;
import io.github.kiro4j.server.config.file.EffectiveSettings.Setting;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `/config`: the configuration in effect, and changes of what may change while the gateway runs.
@AdminApi
@Path("/api/admin/config")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ConfigurationResource {

  private static final List<String> MODES = List.of("priority", "balanced");

  private final @Nullable String file;
  private final List<Setting> settings;
  private final List<Setting> defaults;
  private final ChangeableSettings changeable;

  /// @param file the configuration file; null for a configuration without a file
  /// @param settings the settings at the start of the gateway
  /// @param defaults the settings without a configuration
  public ConfigurationResource(
      @Nullable String file,
      List<Setting> settings,
      List<Setting> defaults,
      ChangeableSettings changeable) {
    this.file = file;
    this.settings = settings;
    this.defaults = defaults;
    this.changeable = changeable;
  }

  @GET
  public EffectiveConfiguration get() {
    return new EffectiveConfiguration(file, settings.stream().map(this::view).toList());
  }

  @PATCH
  public EffectiveConfiguration change(SettingsChange change) {
    try {
      changeable.apply(
          Parameters.body(change),
          value(settings, ChangeableSettings.MODE).orElseGet(NullNode::getInstance));
    } catch (IOException e) {
      throw Problems.storeUnavailable(e);
    }
    return get();
  }

  private EffectiveConfiguration.Setting view(Setting setting) {
    Optional<JsonNode> changed = changeable.changed(setting.key(), setting.value());
    return new EffectiveConfiguration.Setting(
        setting.key(),
        orNull(changed.orElse(setting.value())),
        changed.isPresent() ? Origin.ADMIN : origin(setting.source()),
        setting.line(),
        setting.variable(),
        setting.secret(),
        ChangeableSettings.KEYS.contains(setting.key()),
        orNull(value(defaults, setting.key()).orElseGet(NullNode::getInstance)),
        changed.isPresent() ? setting.value() : null,
        setting.key().equals(ChangeableSettings.MODE) ? MODES : null);
  }

  private static Optional<JsonNode> value(List<Setting> settings, String key) {
    return settings.stream()
        .filter(setting -> setting.key().equals(key))
        .map(Setting::value)
        .findFirst();
  }

  private static @Nullable JsonNode orNull(JsonNode value) {
    return value.isNull() ? null : value;
  }

  private static Origin origin(Setting.Source source) {
    return switch (source) {
      case DEFAULT -> Origin.DEFAULT;
      case FILE -> Origin.FILE;
      case ENVIRONMENT, SYSTEM_PROPERTY -> Origin.ENVIRONMENT;
    };
  }
}
