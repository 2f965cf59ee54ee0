package io.github.kiro4j.server.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.kiro4j.protocol.models.KiroModel;
import io.github.kiro4j.protocol.models.ModelTerms;
import io.github.kiro4j.protocol.models.ReasoningStyle;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An entry of `models.catalogue`: the operator's description of a model. Members that the operator
/// leaves out keep the value of the shipped catalogue or of the upstream's list; an entry for a
/// model in neither of the two needs `family`, `contextWindow` and `maxOutputTokens`.
final class ModelOverride {

  /// The upstream's own id.
  @JsonProperty @NotBlank private String id = "";

  @JsonProperty private @Nullable String displayName;
  @JsonProperty private @Nullable String family;

  /// Tokens of prompt and answer together.
  @JsonProperty
  @Min(1)
  private @Nullable Integer contextWindow;

  /// Most tokens of one answer.
  @JsonProperty
  @Min(1)
  private @Nullable Integer maxOutputTokens;

  @JsonProperty private @Nullable ReasoningStyle reasoning;

  /// Release date in Unix seconds.
  @JsonProperty
  @Min(0)
  private @Nullable Long created;

  String getId() {
    return id;
  }

  KiroModel over(KiroModel known) {
    return new KiroModel(
        known.id(),
        orElse(displayName, known.displayName()),
        orElse(family, known.family()),
        orElse(contextWindow, known.contextWindow()),
        orElse(maxOutputTokens, known.maxOutputTokens()),
        orElse(reasoning, known.reasoning()),
        created == null ? known.created() : created,
        known.terms());
  }

  /// The model, which no catalogue has.
  ///
  /// @throws IllegalArgumentException if the entry lacks what describes a new model
  KiroModel added() {
    if (family == null || contextWindow == null || maxOutputTokens == null) {
      throw new IllegalArgumentException(
          "catalogue: %s is new and needs family, contextWindow and maxOutputTokens".formatted(id));
    }
    return new KiroModel(
        id,
        orElse(displayName, id),
        family,
        contextWindow,
        maxOutputTokens,
        orElse(reasoning, new ReasoningStyle.None()),
        created,
        ModelTerms.UNKNOWN);
  }

  private static <T> T orElse(@Nullable T configured, T known) {
    return Objects.requireNonNullElse(configured, known);
  }
}
