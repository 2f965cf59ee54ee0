package io.github.kiro4j.server.admin.operations;

import io.github.kiro4j.api.admin.operations.EffectiveConfiguration;
import io.github.kiro4j.api.admin.operations.EffectiveConfiguration.Origin;
import io.github.kiro4j.server.admin.AdminApi;
import io.github.kiro4j.server.config.file.EffectiveSettings.Setting;
import io.github.kiro4j.server.credentials.pool.CredentialPool;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `GET /config`: the configuration in effect.
@AdminApi
@Path("/api/admin/config")
@Produces(MediaType.APPLICATION_JSON)
public final class ConfigurationResource {

  private static final String MODE = "loadBalancingMode";

  private final @Nullable String file;
  private final List<Setting> settings;
  private final CredentialPool pool;

  /// @param file the configuration file; null for a configuration without a file
  /// @param settings the settings at the start of the gateway
  public ConfigurationResource(@Nullable String file, List<Setting> settings, CredentialPool pool) {
    this.file = file;
    this.settings = settings;
    this.pool = pool;
  }

  @GET
  public EffectiveConfiguration get() {
    return new EffectiveConfiguration(file, settings.stream().map(this::view).toList());
  }

  private EffectiveConfiguration.Setting view(Setting setting) {
    if (setting.key().equals(MODE) && !setting.value().equals(pool.mode().toJson())) {
      return new EffectiveConfiguration.Setting(
          MODE, pool.mode().toJson(), Origin.ADMIN, null, null, false);
    }
    return new EffectiveConfiguration.Setting(
        setting.key(),
        setting.value().isNull() ? null : setting.value(),
        origin(setting.source()),
        setting.line(),
        setting.variable(),
        setting.secret());
  }

  private static Origin origin(Setting.Source source) {
    return switch (source) {
      case DEFAULT -> Origin.DEFAULT;
      case FILE -> Origin.FILE;
      case ENVIRONMENT, SYSTEM_PROPERTY -> Origin.ENVIRONMENT;
    };
  }
}
