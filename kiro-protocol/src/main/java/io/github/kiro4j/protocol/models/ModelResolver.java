package io.github.kiro4j.protocol.models;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Finds the model for a requested name. Immutable.
///
/// A name may have a date, `-latest`, `[1m]` and `-thinking`, and dashes where the upstream has
/// dots. The first of these rules that applies decides:
///
/// 1. an alias that the operator configured;
/// 2. a retired generation (4.0 and older): the default of its family;
/// 3. a model of the catalogue, by id or by family and version;
/// 4. a version whose models in the catalogue all have a longer name, such as `gpt-5.6`: the first
///    of them;
/// 5. no version: the default of the family;
/// 6. a version that the catalogue does not have: the default of the family, reported by
///    [Resolution#fellBack].
public final class ModelResolver {

  private static final BigDecimal LAST_RETIRED = BigDecimal.valueOf(4);
  private static final Set<String> FAMILIES_WITH_RETIRED_GENERATIONS =
      Set.of("sonnet", "opus", "haiku");

  private final ModelCatalogue catalogue;
  private final ModelPreferences preferences;
  private final Map<String, String> aliases;

  /// Creates a resolver.
  ///
  /// @throws IllegalArgumentException if the catalogue lacks the default of a family
  public ModelResolver(ModelCatalogue catalogue, ModelPreferences preferences) {
    this.catalogue = catalogue;
    this.preferences = preferences;
    this.aliases = canonicalKeys(preferences.aliases());
    preferences.familyDefaults().forEach(this::requireKnownDefault);
  }

  /// The catalogue that names are resolved against.
  public ModelCatalogue catalogue() {
    return catalogue;
  }

  /// The names that the operator configured, in no order.
  public Set<String> aliases() {
    return preferences.aliases().keySet();
  }

  /// The model for a name; empty if the name belongs to no family.
  public Optional<Resolution> resolve(String requested) {
    ModelName name = ModelName.parse(requested);
    return alias(requested, name)
        .or(() -> retired(name))
        .or(() -> known(name))
        .or(() -> variant(name))
        .or(() -> familyDefault(name))
        .map(found -> new Resolution(requested, found.model(), name.thinking(), found.fellBack()));
  }

  private record Found(KiroModel model, boolean fellBack) {}

  private Optional<Found> alias(String requested, ModelName name) {
    return Stream.of(requested.toLowerCase(Locale.ROOT), name.canonical())
        .flatMap(key -> Optional.ofNullable(aliases.get(key)).stream())
        .findFirst()
        .map(ModelName::parse)
        .flatMap(target -> known(target).or(() -> variant(target)).or(() -> familyDefault(target)));
  }

  private Optional<Found> retired(ModelName name) {
    return name.version()
        .filter(version -> version.compareTo(LAST_RETIRED) <= 0)
        .flatMap(_ -> family(name))
        .filter(FAMILIES_WITH_RETIRED_GENERATIONS::contains)
        .map(family -> new Found(defaultOf(family), false));
  }

  private Optional<Found> known(ModelName name) {
    return catalogue
        .find(name.canonical())
        .or(() -> byFamilyAndVersion(name))
        .map(model -> new Found(model, false));
  }

  private Optional<Found> variant(ModelName name) {
    return name.version().isEmpty()
        ? Optional.empty()
        : catalogue.variantOf(name.canonical()).map(model -> new Found(model, false));
  }

  private Optional<KiroModel> byFamilyAndVersion(ModelName name) {
    return family(name)
        .flatMap(family -> name.version().flatMap(version -> catalogue.find(family, version)));
  }

  private Optional<Found> familyDefault(ModelName name) {
    return family(name).map(family -> new Found(defaultOf(family), name.version().isPresent()));
  }

  private Optional<String> family(ModelName name) {
    return preferences.familyDefaults().keySet().stream()
        .filter(name.canonical()::contains)
        .sorted()
        .findFirst();
  }

  private KiroModel defaultOf(String family) {
    Optional<KiroModel> newest =
        preferences.preferNewest() ? catalogue.newestOf(family) : Optional.empty();
    return newest
        .or(() -> catalogue.find(preferences.familyDefaults().getOrDefault(family, family)))
        .orElseThrow();
  }

  private void requireKnownDefault(String family, String id) {
    if (catalogue.find(id).isEmpty()) {
      throw new IllegalArgumentException(
          "familyDefaults.%s: the catalogue has no model '%s'".formatted(family, id));
    }
  }

  private static Map<String, String> canonicalKeys(Map<String, String> aliases) {
    Map<String, String> keyed = new HashMap<>();
    aliases.forEach((name, target) -> keyed.put(ModelName.parse(name).canonical(), target));
    aliases.forEach((name, target) -> keyed.put(name.toLowerCase(Locale.ROOT), target));
    return keyed;
  }
}
