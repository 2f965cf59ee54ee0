package io.github.kiro4j.api.openai.chat;

import org.jspecify.annotations.Nullable;

/// A call of a tool, or in a stream a part of a call. In a stream the first part has `id`, `type`
/// and the name; later parts have only more of the arguments, because clients join every member.
///
/// @param index number of the call in its message, from 0; null in a response that is not streamed
/// @param id id of the call
/// @param type `function` or `custom`
/// @param function the call of a function
/// @param custom the call of a tool whose input is free text
public record ChatToolCall(
    @Nullable Integer index,
    @Nullable String id,
    @Nullable String type,
    @Nullable Function function,
    @Nullable Custom custom) {

  /// The call of a function.
  ///
  /// @param arguments JSON text
  public record Function(@Nullable String name, String arguments) {}

  /// The call of a tool whose input is free text.
  public record Custom(@Nullable String name, String input) {}
}
