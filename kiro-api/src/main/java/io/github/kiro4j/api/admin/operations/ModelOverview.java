package io.github.kiro4j.api.admin.operations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The response to `GET /models`: the models that clients may name.
///
/// @param models the models, newest first
public record ModelOverview(List<Model> models) {

  /// A model.
  ///
  /// @param id the model's id for clients
  /// @param upstreamId the model's id upstream
  /// @param displayName name for people
  /// @param contextWindow most tokens of prompt and answer together
  /// @param maxOutputTokens most tokens of one answer
  /// @param createdAt release date
  /// @param thinking whether the model can reason before it answers
  /// @param rateMultiplier credits relative to `auto`; absent if unknown
  /// @param inputTypes kinds of input, for example `TEXT` and `IMAGE`; empty if unknown
  /// @param refusalFallbacks ids, for clients, of models that may answer what this model refuses
  /// @param usable whether a credential can be used for the model now
  /// @param credentials ids of the credentials for which the upstream lists the model; empty if
  ///   none does or the lists are not known
  public record Model(
      String id,
      String upstreamId,
      String displayName,
      int contextWindow,
      int maxOutputTokens,
      String createdAt,
      boolean thinking,
      @Nullable Double rateMultiplier,
      List<String> inputTypes,
      List<String> refusalFallbacks,
      boolean usable,
      List<Long> credentials) {}
}
