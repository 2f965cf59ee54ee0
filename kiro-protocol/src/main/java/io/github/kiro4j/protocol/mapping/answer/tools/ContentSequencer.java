package io.github.kiro4j.protocol.mapping.answer.tools;

import io.github.kiro4j.protocol.failure.BrokenAnswerException;
import io.github.kiro4j.protocol.failure.UpstreamFailure.BrokenStream.Damage;
import io.github.kiro4j.protocol.kiro.KiroEvent.Reasoning;
import io.github.kiro4j.protocol.kiro.KiroEvent.ToolUseFragment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reorders content that arrives interleaved, so that no tool call is interrupted. Not thread-safe.
///
/// While a call is open, its fragments pass at once, and all other content waits in the order of
/// its arrival until the call is closed. The fragments of a waiting call are kept together.
public final class ContentSequencer {

  /// Receives the content, one call at a time.
  public interface Output {
    /// A piece of text.
    void text(String text);

    /// A piece of reasoning.
    void reasoning(Reasoning reasoning);

    /// A call begins.
    void openCall(ToolCall call, String name);

    /// A fragment of the input of the open call.
    void input(ToolCall call, String fragment);

    /// The open call is complete.
    void closeCall(ToolCall call);
  }

  /// Most characters that can wait.
  public static final int MAX_WAITING = 4 * 1024 * 1024;

  private sealed interface Waiting {
    record Text(String text) implements Waiting {}

    record Thought(Reasoning reasoning) implements Waiting {}

    record Call(ToolCall call) implements Waiting {}
  }

  private final Output output;
  private final ToolCallRegistry registry;
  private final Deque<Waiting> queue = new ArrayDeque<>();
  private final Set<ToolCall> queued = new HashSet<>();
  private long waiting;

  /// The call that is being written, and whether it was passed to the output, for which its name is
  /// needed.
  private @Nullable ToolCall current;

  private boolean currentOpened;

  /// Creates the sequencer of one message.
  ///
  /// @param messageId id of the message, from which ids of calls without an id are derived
  public ContentSequencer(String messageId, Output output) {
    this.registry = new ToolCallRegistry(messageId);
    this.output = output;
  }

  /// Whether a call is open.
  public boolean callOpen() {
    return current != null;
  }

  /// Adds a piece of text.
  public void text(String text) {
    if (current == null) {
      output.text(text);
    } else {
      await(new Waiting.Text(text), text.length());
    }
  }

  /// Adds a piece of reasoning.
  public void reasoning(Reasoning reasoning) {
    if (current == null) {
      output.reasoning(reasoning);
    } else {
      await(new Waiting.Thought(reasoning), length(reasoning));
    }
  }

  /// Adds a fragment of a tool call.
  public void fragment(ToolUseFragment fragment) {
    registry.callOf(fragment).ifPresent(call -> accept(call, fragment));
  }

  private void accept(ToolCall call, ToolUseFragment fragment) {
    int before = call.held();
    call.accept(fragment);
    if (fragment.last()) {
      call.close();
      registry.closed(call);
    }
    if (current == null) {
      current = call;
    }
    count(call.held() - before);
    if (current == call) {
      write(call);
      writeWaiting();
    } else if (queued.add(call)) {
      queue.add(new Waiting.Call(call));
    }
  }

  private void write(ToolCall call) {
    String name = call.name();
    if (name == null) {
      return;
    }
    if (!currentOpened) {
      currentOpened = true;
      output.openCall(call, name);
    }
    if (call.waiting() > 0) {
      waiting -= call.waiting();
      output.input(call, call.drain());
    }
    if (call.closed()) {
      output.closeCall(call);
      current = null;
      currentOpened = false;
    }
  }

  private void writeWaiting() {
    while (current == null && !queue.isEmpty()) {
      switch (queue.remove()) {
        case Waiting.Text(String text) -> {
          waiting -= text.length();
          output.text(text);
        }
        case Waiting.Thought(Reasoning reasoning) -> {
          waiting -= length(reasoning);
          output.reasoning(reasoning);
        }
        case Waiting.Call(ToolCall call) -> {
          queued.remove(call);
          current = call;
          write(call);
        }
      }
    }
  }

  private void await(Waiting content, int length) {
    queue.add(content);
    count(length);
  }

  private void count(int length) {
    waiting += length;
    if (waiting > MAX_WAITING) {
      throw new BrokenAnswerException(Damage.TOO_LARGE);
    }
  }

  private static int length(Reasoning reasoning) {
    return length(reasoning.text())
        + length(reasoning.signature())
        + length(reasoning.redactedContent());
  }

  private static int length(@Nullable String text) {
    return text == null ? 0 : text.length();
  }
}
