package io.github.kiro4j.protocol.models;

import java.util.LinkedHashMap;
import java.util.Map;

/// The operator's settings for the resolution of model names.
///
/// @param aliases additional names, each with the id of the model that the name stands for
/// @param familyDefaults per family, the id of the model for names without a version, of a retired
///   generation or of an unknown version; entries replace those of [#defaults] or are added to them
/// @param preferNewest whether these names stand for the newest model of the family instead
public record ModelPreferences(
    Map<String, String> aliases, Map<String, String> familyDefaults, boolean preferNewest) {

  private static final Map<String, String> FAMILY_DEFAULTS =
      Map.of(
          "sonnet", "claude-sonnet-4.5",
          "opus", "claude-opus-4.5",
          "haiku", "claude-haiku-4.5");

  public ModelPreferences {
    aliases = Map.copyOf(aliases);
    familyDefaults = overDefaults(familyDefaults);
  }

  /// No aliases, and the three Claude families at version 4.5.
  public static ModelPreferences defaults() {
    return new ModelPreferences(Map.of(), Map.of(), false);
  }

  private static Map<String, String> overDefaults(Map<String, String> given) {
    Map<String, String> merged = new LinkedHashMap<>(FAMILY_DEFAULTS);
    merged.putAll(given);
    return Map.copyOf(merged);
  }
}
