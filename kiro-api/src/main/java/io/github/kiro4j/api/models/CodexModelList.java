package io.github.kiro4j.api.models;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/// The response to `GET /v1/models` for Codex, which reads `models` only.
///
/// @param page what other clients get
/// @param models the models in the form of Codex's catalogue
public record CodexModelList(@JsonUnwrapped ModelList page, List<CodexModel> models) {

  public CodexModelList {
    models = List.copyOf(models);
  }
}
