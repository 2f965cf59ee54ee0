package io.github.kiro4j.api.admin.operations;

import java.util.List;

/// The answer of `GET /models`: the models that clients may name.
///
/// @param models newest first
public record ModelOverview(List<Model> models) {

  /// One model.
  ///
  /// @param id as clients list it
  /// @param upstreamId as the upstream names it
  /// @param contextWindow in tokens
  /// @param maxOutputTokens of one answer
  /// @param createdAt release date
  /// @param thinking whether it can think before it answers
  /// @param usable whether a credential can be used for it now
  public record Model(
      String id,
      String upstreamId,
      String displayName,
      int contextWindow,
      int maxOutputTokens,
      String createdAt,
      boolean thinking,
      boolean usable) {}
}
