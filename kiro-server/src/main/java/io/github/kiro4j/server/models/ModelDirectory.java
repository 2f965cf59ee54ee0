package io.github.kiro4j.server.models;

import io.github.kiro4j.api.models.ModelInfo;
import io.github.kiro4j.api.models.ModelList;
import io.github.kiro4j.protocol.models.KiroModel;
import io.github.kiro4j.protocol.models.ModelResolver;
import io.github.kiro4j.protocol.models.ReasoningStyle;
import io.github.kiro4j.protocol.models.Resolution;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The models as clients see them: newest first, those without a known date last, each that can
/// think followed by its `-thinking` twin.
record ModelDirectory(ModelResolver resolver) {

  private static final Comparator<KiroModel> NEWEST_FIRST =
      Comparator.comparing(KiroModel::createdAt).reversed();

  List<ModelInfo> models() {
    return resolver.catalogue().models().stream()
        .sorted(NEWEST_FIRST)
        .flatMap(ModelDirectory::withTwin)
        .toList();
  }

  ModelList page(PageRequest wanted) {
    return wanted.of(models());
  }

  /// The model that is listed under this id, or that this name stands for. A version that nobody
  /// knows stands for nothing here, although another model of its family would answer requests.
  Optional<ModelInfo> find(String name) {
    String listedId = name.replace('.', '-');
    return models().stream()
        .filter(model -> model.id().equals(listedId))
        .findFirst()
        .or(() -> resolver.resolve(name).filter(found -> !found.fellBack()).map(this::info));
  }

  private ModelInfo info(Resolution found) {
    KiroModel model = found.model();
    return found.thinkingRequested() && canThink(model) ? twin(model) : info(model);
  }

  private static Stream<ModelInfo> withTwin(KiroModel model) {
    return canThink(model) ? Stream.of(info(model), twin(model)) : Stream.of(info(model));
  }

  private static boolean canThink(KiroModel model) {
    return !(model.reasoning() instanceof ReasoningStyle.None);
  }

  private static ModelInfo info(KiroModel model) {
    return info(model, model.listedId(), model.displayName());
  }

  private static ModelInfo twin(KiroModel model) {
    return info(model, model.listedId() + "-thinking", model.displayName() + " (Thinking)");
  }

  private static ModelInfo info(KiroModel model, String id, String displayName) {
    return new ModelInfo(
        id,
        displayName,
        model.contextWindow(),
        model.maxOutputTokens(),
        model.createdAt().getEpochSecond(),
        model.id().startsWith("claude-") ? "anthropic" : "kiro");
  }
}
