package io.github.kiro4j.protocol.models;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// On what terms the upstream offers a model.
///
/// @param rateMultiplier what the model costs, in credits relative to `auto`; null when it is not
///   known
/// @param inputTypes the kinds of input that the model takes, for example `TEXT` and `IMAGE`; empty
///   when they are not known
/// @param refusalFallbacks the upstream's ids of models that may answer what this model refuses
public record ModelTerms(
    @Nullable Double rateMultiplier, List<String> inputTypes, List<String> refusalFallbacks) {

  /// Nothing is known.
  public static final ModelTerms UNKNOWN = new ModelTerms(null, List.of(), List.of());

  private static final String IMAGE = "IMAGE";

  /// Missing lists are empty.
  public ModelTerms {
    inputTypes = inputTypes == null ? List.of() : List.copyOf(inputTypes);
    refusalFallbacks = refusalFallbacks == null ? List.of() : List.copyOf(refusalFallbacks);
  }

  /// Whether the model takes images, as far as is known.
  public boolean takesImages() {
    return inputTypes.isEmpty() || inputTypes.stream().anyMatch(IMAGE::equalsIgnoreCase);
  }

  /// The first of the models that may answer what this model refuses.
  public Optional<String> refusalFallback() {
    return refusalFallbacks.stream().findFirst();
  }
}
