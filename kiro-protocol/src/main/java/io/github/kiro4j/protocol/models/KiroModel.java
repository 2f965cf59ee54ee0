package io.github.kiro4j.protocol.models;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A model of the upstream.
///
/// @param id the upstream's own id, with dots, for example `claude-sonnet-4.5`
/// @param displayName for people; the id when absent
/// @param family what its versions have in common, for example `sonnet`
/// @param contextWindow tokens that prompt and answer may have together
/// @param maxOutputTokens most tokens of one answer
/// @param reasoning how the model is told to reason; [ReasoningStyle.None] when absent
/// @param created release date in Unix seconds; absent where it is not known
/// @param terms price, kinds of input and fall-backs; [ModelTerms#UNKNOWN] when absent
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
    displayName = displayName == null ? id : displayName;
    reasoning = reasoning == null ? new ReasoningStyle.None() : reasoning;
    terms = terms == null ? ModelTerms.UNKNOWN : terms;
  }

  /// The id as clients know it: dashes instead of dots.
  public String listedId() {
    return listed(id);
  }

  /// A model's id as clients know it.
  ///
  /// @param id the upstream's own id
  public static String listed(String id) {
    return id.replace('.', '-');
  }

  /// Release date; the epoch where it is not known, as the Messages API has it.
  public Instant createdAt() {
    return created == null ? Instant.EPOCH : Instant.ofEpochSecond(created);
  }
}
