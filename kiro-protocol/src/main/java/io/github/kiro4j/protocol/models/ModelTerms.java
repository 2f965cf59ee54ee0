package io.github.kiro4j.protocol.models;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The terms on which the upstream offers a model.
///
/// @param rateMultiplier cost in credits relative to the model `auto`; null if it is not known
/// @param inputTypes kinds of input that the model accepts, for example `TEXT` and `IMAGE`; empty
///   if they are not known
/// @param refusalFallbacks the upstream's ids of models that may answer the requests that this
///   model refuses
public record ModelTerms(
    @Nullable Double rateMultiplier, List<String> inputTypes, List<String> refusalFallbacks) {

  /// Terms of which nothing is known.
  public static final ModelTerms UNKNOWN = new ModelTerms(null, List.of(), List.of());

  private static final String IMAGE = "IMAGE";

  /// Missing lists are empty.
  public ModelTerms {
    inputTypes = List.copyOf(Objects.requireNonNullElse(inputTypes, List.of()));
    refusalFallbacks = List.copyOf(Objects.requireNonNullElse(refusalFallbacks, List.of()));
  }

  /// Whether the model accepts images; true if the kinds of input are not known.
  public boolean takesImages() {
    return inputTypes.isEmpty() || inputTypes.stream().anyMatch(IMAGE::equalsIgnoreCase);
  }

  /// The first model of [#refusalFallbacks].
  public Optional<String> refusalFallback() {
    return refusalFallbacks.stream().findFirst();
  }
}
