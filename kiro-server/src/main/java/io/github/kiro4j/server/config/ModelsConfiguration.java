package io.github.kiro4j.server.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.kiro4j.protocol.models.KiroModel;
import io.github.kiro4j.protocol.models.ModelCatalogue;
import io.github.kiro4j.protocol.models.ModelPreferences;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Map;

/// `models`: the operator's settings about models, which go before what the gateway and the
/// upstream know.
public final class ModelsConfiguration {

  /// Models that the operator adds or describes differently.
  @JsonProperty private List<@Valid ModelOverride> catalogue = List.of();

  @JsonProperty private Map<String, String> aliases = Map.of();

  /// For each family, the model that serves names without a known version.
  @JsonProperty private Map<String, String> familyDefaults = Map.of();

  /// Whether the newest model of a family serves such names, instead of the family's default.
  @JsonProperty private boolean preferNewest = false;

  @JsonProperty private boolean refresh = true;

  /// The operator's own names, each with the model that it stands for.
  public Map<String, String> getAliases() {
    return aliases;
  }

  /// Whether the gateway asks the upstream for its list of models.
  public boolean isRefresh() {
    return refresh;
  }

  public ModelPreferences preferences() {
    return new ModelPreferences(aliases, familyDefaults, preferNewest);
  }

  /// A catalogue with the operator's entries above it.
  ///
  /// @throws IllegalArgumentException if an entry describes a new model and lacks a member
  public ModelCatalogue over(ModelCatalogue known) {
    List<KiroModel> models =
        catalogue.stream()
            .map(entry -> known.find(entry.getId()).map(entry::over).orElseGet(entry::added))
            .toList();
    return known.with(models);
  }
}
