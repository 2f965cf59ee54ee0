package io.github.kiro4j.protocol.models;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A model that the upstream offers.
///
/// @param id the upstream's own id, with dots, for example `claude-sonnet-4.5`
/// @param displayName name for people; the id if absent
/// @param family the word that the versions of a model share, for example `sonnet`
/// @param contextWindow most tokens of prompt and answer together
/// @param maxOutputTokens most tokens of one answer
/// @param reasoning how a request asks the model to reason; [ReasoningStyle.None] if absent
/// @param created release date in Unix seconds; null if it is not known
/// @param terms rate, kinds of input and fallbacks; [ModelTerms#UNKNOWN] if absent
public record KiroModel(
    String id,
    String displayName,
    String family,
    int contextWindow,
    int maxOutputTokens,
    ReasoningStyle reasoning,
    @Nullable Long created,
    ModelTerms terms) {

  public KiroModel {
    displayName = Objects.requireNonNullElse(displayName, id);
    reasoning = Objects.requireNonNullElse(reasoning, new ReasoningStyle.None());
    terms = Objects.requireNonNullElse(terms, ModelTerms.UNKNOWN);
  }

  /// The id in the form of the Messages API, with dashes instead of dots.
  public String listedId() {
    return listed(id);
  }

  /// A model's id in the form of the Messages API, with dashes instead of dots.
  ///
  /// @param id the upstream's own id
  public static String listed(String id) {
    return id.replace('.', '-');
  }

  /// The release date; the epoch if it is not known, as in the Models API.
  public Instant createdAt() {
    return Instant.ofEpochSecond(Objects.requireNonNullElse(created, 0L));
  }
}
