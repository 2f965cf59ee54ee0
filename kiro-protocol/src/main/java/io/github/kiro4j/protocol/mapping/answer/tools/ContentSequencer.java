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

  /// What a waiting piece or call costs beside its text, in characters.
  private static final int ENTRY_COST = 64;

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
      await(new Waiting.Text(text));
    }
  }

  /// Adds a piece of reasoning. An empty piece has no effect.
  public void reasoning(Reasoning reasoning) {
    if (length(reasoning) == 0) {
      return;
    }
    if (current == null) {
      output.reasoning(reasoning);
    } else {
      await(new Waiting.Thought(reasoning));
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
      await(new Waiting.Call(call));
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
      Waiting next = queue.remove();
      waiting -= cost(next);
      switch (next) {
        case Waiting.Text(String text) -> output.text(text);
        case Waiting.Thought(Reasoning reasoning) -> output.reasoning(reasoning);
        case Waiting.Call(ToolCall call) -> {
          queued.remove(call);
          current = call;
          write(call);
        }
      }
    }
  }

  private void await(Waiting content) {
    queue.add(content);
    count(cost(content));
  }

  /// The input of a waiting call is counted as it arrives.
  private static int cost(Waiting content) {
    return ENTRY_COST
        + switch (content) {
          case Waiting.Text(String text) -> text.length();
          case Waiting.Thought(Reasoning reasoning) -> length(reasoning);
          case Waiting.Call _ -> 0;
        };
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
