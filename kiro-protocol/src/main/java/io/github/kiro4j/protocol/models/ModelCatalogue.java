package io.github.kiro4j.protocol.models;

import io.github.kiro4j.api.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// The known models, by id. Immutable.
///
/// Ids are compared like names in requests: dots and dashes in versions are equal.
public final class ModelCatalogue {

  private static final String SHIPPED = "catalogue.json";
  private static final Comparator<KiroModel> SHORTEST_ID_LAST =
      Comparator.comparingInt((KiroModel model) -> model.id().length())
          .thenComparing(KiroModel::id)
          .reversed();

  private final SequencedMap<String, KiroModel> byCanonicalId;

  private ModelCatalogue(SequencedMap<String, KiroModel> byCanonicalId) {
    this.byCanonicalId = byCanonicalId;
  }

  /// A catalogue of these models, in this order.
  public static ModelCatalogue of(Collection<KiroModel> models) {
    return new ModelCatalogue(new LinkedHashMap<>()).with(models);
  }

  /// The models that were known when this version was released.
  public static ModelCatalogue shipped() {
    try (InputStream json = ModelCatalogue.class.getResourceAsStream(SHIPPED)) {
      return of(List.of(Json.MAPPER.readValue(json, KiroModel[].class)));
    } catch (IOException e) {
      throw new UncheckedIOException("the shipped catalogue cannot be read", e);
    }
  }

  /// All models, in the order of the catalogue.
  public List<KiroModel> models() {
    return List.copyOf(byCanonicalId.values());
  }

  /// The model with this id; empty if the catalogue has none.
  public Optional<KiroModel> find(String id) {
    return Optional.ofNullable(byCanonicalId.get(canonical(id)));
  }

  /// This catalogue with these models replaced or added.
  public ModelCatalogue with(Collection<KiroModel> models) {
    SequencedMap<String, KiroModel> merged = new LinkedHashMap<>(byCanonicalId);
    models.forEach(model -> merged.put(canonical(model.id()), model));
    return new ModelCatalogue(merged);
  }

  /// This catalogue updated with the models that the upstream lists for any credential; a model
  /// that several credentials list is there several times. Models that no list has stay, because
  /// the list depends on the credential's plan and country.
  public ModelCatalogue withUpstream(List<UpstreamModel> listed) {
    SequencedMap<String, UpstreamModel> distinct = new LinkedHashMap<>();
    listed.forEach(
        model -> distinct.merge(canonical(model.modelId()), model, UpstreamModel::mergedWith));
    return with(distinct.values().stream().map(this::updated).toList());
  }

  /// The first model whose id is this name and more words; empty if there is none.
  Optional<KiroModel> variantOf(String canonicalName) {
    return byCanonicalId.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(canonicalName + "-"))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /// The newest version of a family; of equal versions, the model with the shortest id.
  Optional<KiroModel> newestOf(String family) {
    return byCanonicalId.values().stream()
        .filter(model -> model.family().equals(family))
        .max(Comparator.comparing(ModelCatalogue::version).thenComparing(SHORTEST_ID_LAST));
  }

  /// The model of a family that has exactly this version; of several, the model with the shortest
  /// id.
  Optional<KiroModel> find(String family, BigDecimal version) {
    return byCanonicalId.values().stream()
        .filter(model -> model.family().equals(family))
        .filter(model -> version(model).compareTo(version) == 0)
        .max(SHORTEST_ID_LAST);
  }

  private KiroModel updated(UpstreamModel listed) {
    return find(listed.modelId()).map(listed::update).orElseGet(listed::discovered);
  }

  private static BigDecimal version(KiroModel model) {
    return ModelName.parse(model.id()).version().orElse(BigDecimal.ZERO);
  }

  private static String canonical(String id) {
    return ModelName.parse(id).canonical();
  }
}
