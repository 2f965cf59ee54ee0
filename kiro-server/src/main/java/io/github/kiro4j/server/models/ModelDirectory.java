package io.github.kiro4j.server.models;

import io.github.kiro4j.api.models.CodexModel;
import io.github.kiro4j.api.models.ModelInfo;
import io.github.kiro4j.api.models.ModelList;
import io.github.kiro4j.protocol.models.KiroModel;
import io.github.kiro4j.protocol.models.ModelResolver;
import io.github.kiro4j.protocol.models.ReasoningStyle;
import io.github.kiro4j.protocol.models.Resolution;
import io.github.kiro4j.server.clients.KeyScope;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The models in the form of the Messages API: first those without a known date, which are the
/// newest of the upstream, in the order of the catalogue, then the others, newest first. A model
/// that can think is followed by a second entry with the suffix `-thinking`.
///
/// @param scope what the client may use; other models are not there
record ModelDirectory(ModelResolver resolver, KeyScope scope) {

  private static final Comparator<KiroModel> NEWEST_FIRST =
      Comparator.comparing(
          KiroModel::created, Comparator.nullsFirst(Comparator.<Long>reverseOrder()));

  List<ModelInfo> models() {
    return newestFirst().flatMap(ModelDirectory::withThinkingEntry).toList();
  }

  /// The models in the form of Codex's catalogue, in the same order. A model has one entry, since
  /// Codex chooses between levels of effort.
  List<CodexModel> codexModels() {
    return CodexCatalogue.of(newestFirst().toList(), resolver);
  }

  private Stream<KiroModel> newestFirst() {
    return resolver.catalogue().models().stream().filter(this::isAllowed).sorted(NEWEST_FIRST);
  }

  ModelList page(PageRequest request) {
    return request.of(models());
  }

  /// The model with this listed id, or the model to which this name is resolved. An unknown version
  /// is not found, although requests with it fall back to the default of its family.
  Optional<ModelInfo> find(String name) {
    String listedId = name.replace('.', '-');
    return models().stream()
        .filter(model -> model.id().equals(listedId))
        .findFirst()
        .or(() ->
            resolver
                .resolve(name)
                .filter(found -> !found.fellBack() && isAllowed(found.model()))
                .map(this::info));
  }

  private boolean isAllowed(KiroModel model) {
    return scope.allowsModel(model.id(), model.listedId());
  }

  private ModelInfo info(Resolution found) {
    KiroModel model = found.model();
    return found.thinkingRequested() && canThink(model) ? thinkingInfo(model) : info(model);
  }

  private static Stream<ModelInfo> withThinkingEntry(KiroModel model) {
    return canThink(model) ? Stream.of(info(model), thinkingInfo(model)) : Stream.of(info(model));
  }

  private static boolean canThink(KiroModel model) {
    return !(model.reasoning() instanceof ReasoningStyle.None);
  }

  private static ModelInfo info(KiroModel model) {
    return info(model, model.listedId(), model.displayName());
  }

  private static ModelInfo thinkingInfo(KiroModel model) {
    return info(model, model.listedId() + "-thinking", model.displayName() + " (Thinking)");
  }

  private static ModelInfo info(KiroModel model, String id, String displayName) {
    return new ModelInfo(
        id,
        displayName,
        model.contextWindow(),
        model.maxOutputTokens(),
        model.createdAt().getEpochSecond(),
        model.id().startsWith("claude-") ? "anthropic" : "kiro",
        Capabilities.of(model));
  }
}
