package io.github.kiro4j.server.upstream.control;

import io.github.kiro4j.protocol.models.UpstreamModel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An answer of `ListAvailableModels`.
///
/// @param nextToken asks for the next page; null or empty on the last one
record ModelPage(@Nullable List<@Nullable UpstreamModel> models, @Nullable String nextToken)
    implements Page<UpstreamModel> {

  /// The models with an id: no request can name any other.
  @Override
  public List<UpstreamModel> items() {
    List<UpstreamModel> named = new ArrayList<>();
    if (models != null) {
      for (UpstreamModel model : models) {
        if (model != null && model.modelId() != null && !model.modelId().isBlank()) {
          named.add(model);
        }
      }
    }
    return named;
  }
}
