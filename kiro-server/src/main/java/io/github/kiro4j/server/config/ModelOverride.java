package io.github.kiro4j.server.config;

import io.github.kiro4j.protocol.models.KiroModel;
import io.github.kiro4j.protocol.models.ModelTerms;
import io.github.kiro4j.protocol.models.ReasoningStyle;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An entry of `models.catalogue`: what the operator says of a model. Members that are left out
/// stay as they are known; of a model that is not known, [#family] and both sizes must be told.
///
/// @param id the upstream's own id
/// @param contextWindow tokens that prompt and answer may have together
/// @param maxOutputTokens most tokens of one answer
/// @param created release date in Unix seconds
public record ModelOverride(
    @NotBlank String id,
    @Nullable String displayName,
    @Nullable String family,
    @Min(1) @Nullable Integer contextWindow,
    @Min(1) @Nullable Integer maxOutputTokens,
    @Nullable ReasoningStyle reasoning,
    @Min(0) @Nullable Long created) {

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

  /// @throws IllegalArgumentException if it does not tell enough for a model that nobody knows
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

  private static <T> T orElse(@Nullable T told, T known) {
    return Objects.requireNonNullElse(told, known);
  }
}
