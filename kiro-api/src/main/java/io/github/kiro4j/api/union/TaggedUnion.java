package io.github.kiro4j.api.union;

import com.fasterxml.jackson.annotation.JsonProperty;

/// A union whose members name their type in the JSON member `type`. Each direct sub-interface is
/// one union and lists its members in a [JsonSubTypes] annotation.
public interface TaggedUnion {

  /// The name of this member's type in JSON, for example `tool_use`.
  ///
  /// A member that the union's annotation does not list overrides this method.
  @JsonProperty("type")
  default String type() {
    return TypeNames.of(getClass())
        .orElseThrow(() -> new IllegalStateException(getClass() + " is not listed in its union"));
  }
}
