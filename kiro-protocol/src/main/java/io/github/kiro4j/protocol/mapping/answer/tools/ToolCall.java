package io.github.kiro4j.protocol.mapping.answer.tools;

import io.github.kiro4j.protocol.failure.BrokenAnswerException;
import io.github.kiro4j.protocol.failure.UpstreamFailure.BrokenStream.Damage;
import io.github.kiro4j.protocol.kiro.KiroEvent.ToolUseFragment;
import org.jspecify.annotations.Nullable;

/// A tool call whose input arrives in fragments of JSON text, or as objects that grow, of which the
/// last is the input. Not thread-safe.
public final class ToolCall {

  private final String id;
  private final JsonObjectChecker checker = new JsonObjectChecker();
  private final StringBuilder waiting = new StringBuilder();

  private @Nullable String upstreamId;
  private @Nullable String name;

  /// The last object; empty if the input arrives as text.
  private String snapshot = "";

  private boolean hasInput;
  private boolean closed;

  /// Creates a call without input.
  ///
  /// @param id the client's id of the call
  /// @param upstreamId the upstream's id; null if no fragment has stated it
  ToolCall(String id, @Nullable String upstreamId) {
    this.id = id;
    this.upstreamId = upstreamId;
  }

  /// The client's id of the call.
  public String id() {
    return id;
  }

  boolean anonymous() {
    return upstreamId == null;
  }

  void identify(String withUpstreamId) {
    upstreamId = withUpstreamId;
  }

  /// The tool's name upstream; null if no fragment has stated it.
  public @Nullable String name() {
    return name;
  }

  boolean closed() {
    return closed;
  }

  /// Whether a fragment with this name can belong to this call.
  boolean canHaveName(@Nullable String other) {
    return name == null || other == null || name.equals(other);
  }

  /// Adds a fragment. An empty object before other fragments stands for no input yet.
  void accept(ToolUseFragment fragment) {
    String fragmentName = fragment.name();
    if (name == null && fragmentName != null && !fragmentName.isBlank()) {
      name = fragmentName;
    }
    String input = fragment.input();
    if (input == null || (!hasInput && isNoInput(input))) {
      return;
    }
    if (fragment.snapshot()) {
      snapshot = input;
    } else {
      append(input);
    }
  }

  private void append(String input) {
    hasInput = true;
    checker.accept(input);
    if (checker.broken()) {
      throw new BrokenAnswerException(Damage.MALFORMED_TOOL_CALL);
    }
    waiting.append(input);
  }

  /// Ends the call. A call without input has an empty object. Objects beside text only repeat the
  /// text.
  void close() {
    if (!hasInput && !snapshot.isEmpty()) {
      append(snapshot);
    }
    snapshot = "";
    if (name == null || (hasInput && !checker.complete())) {
      throw new BrokenAnswerException(Damage.MALFORMED_TOOL_CALL);
    }
    closed = true;
  }

  /// Number of characters of input that are held, to be written now or at the end of the call.
  int held() {
    return waiting.length() + snapshot.length();
  }

  /// Number of characters of input that can be written.
  int waiting() {
    return waiting.length();
  }

  /// Removes and returns the input that waits to be written.
  String drain() {
    String input = waiting.toString();
    waiting.setLength(0);
    return input;
  }

  static boolean isNoInput(@Nullable String input) {
    return input == null || input.isBlank() || input.strip().equals("{}");
  }
}
