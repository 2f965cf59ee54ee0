package io.github.kiro4j.server.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.kiro4j.protocol.models.KiroModel;
import io.github.kiro4j.protocol.models.ModelCatalogue;
import io.github.kiro4j.protocol.models.ModelPreferences;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// `models`: what the operator says about models, above what the gateway and the upstream know.
///
/// @param catalogue models that are added or described differently
/// @param aliases names of the operator's own, each with the model that it stands for
/// @param familyDefaults per family, the model that serves names without a known version
/// @param preferNewest the newest model of the family instead of its default
/// @param refresh whether the upstream is asked for its list
public record ModelsConfiguration(
    List<@Valid ModelOverride> catalogue,
    Map<String, String> aliases,
    Map<String, String> familyDefaults,
    boolean preferNewest,
    boolean refresh) {

  public static final ModelsConfiguration DEFAULT = of(null, null, null, null, null);

  @JsonCreator
  static ModelsConfiguration of(
      @JsonProperty("catalogue") @Nullable List<ModelOverride> catalogue,
      @JsonProperty("aliases") @Nullable Map<String, String> aliases,
      @JsonProperty("familyDefaults") @Nullable Map<String, String> familyDefaults,
      @JsonProperty("preferNewest") @Nullable Boolean preferNewest,
      @JsonProperty("refresh") @Nullable Boolean refresh) {
    return new ModelsConfiguration(
        Objects.requireNonNullElse(catalogue, List.of()),
        Objects.requireNonNullElse(aliases, Map.of()),
        Objects.requireNonNullElse(familyDefaults, Map.of()),
        Objects.requireNonNullElse(preferNewest, false),
        Objects.requireNonNullElse(refresh, true));
  }

  public ModelPreferences preferences() {
    return new ModelPreferences(aliases, familyDefaults, preferNewest);
  }

  /// The catalogue with the operator's word above it.
  ///
  /// @throws IllegalArgumentException if an entry is new and tells too little
  public ModelCatalogue over(ModelCatalogue known) {
    List<KiroModel> models =
        catalogue.stream()
            .map(entry -> known.find(entry.id()).map(entry::over).orElseGet(entry::added))
            .toList();
    return known.with(models);
  }
}
