package io.github.kiro4j.protocol.mapping.answer.tools;

import io.github.kiro4j.protocol.failure.BrokenAnswerException;
import io.github.kiro4j.protocol.failure.UpstreamFailure.BrokenStream.Damage;
import org.jspecify.annotations.Nullable;

/// A tool call whose input arrives in fragments of JSON text.
public final class ToolCall {

  private final String id;
  private final JsonObjectChecker checker = new JsonObjectChecker();
  private final StringBuilder waiting = new StringBuilder();

  private @Nullable String upstreamId;
  private @Nullable String name;
  private boolean hasInput;
  private boolean closed;

  /// @param id the client's id for the call
  /// @param upstreamId null as long as the upstream gave none
  ToolCall(String id, @Nullable String upstreamId) {
    this.id = id;
    this.upstreamId = upstreamId;
  }

  public String id() {
    return id;
  }

  boolean anonymous() {
    return upstreamId == null;
  }

  void identify(String withUpstreamId) {
    upstreamId = withUpstreamId;
  }

  /// The tool's name upstream; null as long as no fragment named it.
  public @Nullable String name() {
    return name;
  }

  boolean closed() {
    return closed;
  }

  /// Whether a fragment of that name can belong to this call.
  boolean mayBeNamed(@Nullable String other) {
    return name == null || other == null || name.equals(other);
  }

  /// Takes a fragment. An empty object in front of other fragments is a way to send no input yet.
  void take(@Nullable String fragmentName, @Nullable String input) {
    if (name == null && fragmentName != null && !fragmentName.isBlank()) {
      name = fragmentName;
    }
    if (input == null || (!hasInput && meansNothing(input))) {
      return;
    }
    hasInput = true;
    checker.accept(input);
    if (checker.broken()) {
      throw new BrokenAnswerException(Damage.MALFORMED_TOOL_CALL);
    }
    waiting.append(input);
  }

  /// Ends the call: no input at all is an empty object.
  void close() {
    if (name == null || (hasInput && !checker.complete())) {
      throw new BrokenAnswerException(Damage.MALFORMED_TOOL_CALL);
    }
    closed = true;
  }

  /// How much input waits to be written.
  int waiting() {
    return waiting.length();
  }

  /// The input that waits to be written; it waits no longer.
  String drain() {
    String input = waiting.toString();
    waiting.setLength(0);
    return input;
  }

  static boolean meansNothing(@Nullable String input) {
    return input == null || input.isBlank() || input.strip().equals("{}");
  }
}
