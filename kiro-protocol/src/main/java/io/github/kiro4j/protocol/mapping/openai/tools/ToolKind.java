package io.github.kiro4j.protocol.mapping.openai.tools;

import org.jspecify.annotations.Nullable;

/// The form in which a client declares a tool, and expects the tool's calls. A call in another form
/// is an unsupported call for clients.
public sealed interface ToolKind {

  /// A function.
  ///
  /// @param namespace the group that the client declares the function in; null for none
  record Function(String name, @Nullable String namespace) implements ToolKind {}

  /// A function of the older parameter `functions`.
  record OlderFunction(String name) implements ToolKind {}

  /// A tool whose input is free text. The model fills in the one member of an object.
  record Custom(String name, @Nullable String namespace) implements ToolKind {}

  /// The search for tools that the client runs.
  record ToolSearch() implements ToolKind {}

  /// A tool that OpenAI defines and the client runs.
  record BuiltIn(BuiltInTool tool) implements ToolKind {}
}
