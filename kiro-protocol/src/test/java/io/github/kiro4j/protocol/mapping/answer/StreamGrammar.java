package io.github.kiro4j.protocol.mapping.answer;

import io.github.kiro4j.api.messages.ContentBlock;
import io.github.kiro4j.api.messages.Delta;
import io.github.kiro4j.api.messages.StreamEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Checks that a finished stream follows the grammar of the Messages API.
final class StreamGrammar {

  private boolean started;
  private boolean ending;
  private boolean over;
  private @Nullable ContentBlock open;
  private int blocks;
  private int deltas;
  private boolean signed;
  private boolean toolUse;

  private StreamGrammar() {}

  /// Fails unless the events are a complete message or end in an error.
  static void check(List<StreamEvent> events) {
    StreamGrammar grammar = new StreamGrammar();
    for (StreamEvent event : events) {
      grammar.accept(event, events);
    }
    if (!grammar.over) {
      throw new AssertionError("the stream has no end: " + events);
    }
  }

  private void accept(StreamEvent event, List<StreamEvent> all) {
    String problem = over ? "an event after the end" : problemOf(event);
    if (!problem.isEmpty()) {
      throw new AssertionError(problem + " at " + event + " in " + all);
    }
  }

  private String problemOf(StreamEvent event) {
    return switch (event) {
      case StreamEvent.MessageStart start -> start(start);
      case StreamEvent.ContentBlockStart start -> open(start);
      case StreamEvent.ContentBlockDelta delta -> delta(delta);
      case StreamEvent.ContentBlockStop stop -> close(stop);
      case StreamEvent.MessageDelta delta -> end(delta);
      case StreamEvent.MessageStop _ -> {
        over = true;
        yield ending ? "" : "message_stop without message_delta";
      }
      case StreamEvent.ErrorEvent _ -> {
        over = true;
        yield ending ? "an error behind message_delta" : "";
      }
      case StreamEvent.Ping _ -> "";
      case StreamEvent.Unknown _ -> "an event of unknown type";
    };
  }

  private String start(StreamEvent.MessageStart start) {
    boolean again = started;
    started = true;
    boolean clean = start.message().content().isEmpty() && start.message().stopReason() == null;
    return again || !clean ? "a bad message_start" : "";
  }

  private String open(StreamEvent.ContentBlockStart start) {
    if (!started || ending || open != null || start.index() != blocks) {
      return "a block at the wrong place";
    }
    open = start.contentBlock();
    deltas = 0;
    signed = false;
    blocks++;
    toolUse = toolUse || open instanceof ContentBlock.ToolUse;
    return isEmptyBeginning(open) ? "" : "a block that begins with content";
  }

  private static boolean isEmptyBeginning(ContentBlock block) {
    return switch (block) {
      case ContentBlock.Text(String text) -> text.isEmpty();
      case ContentBlock.Thinking(String thinking, String signature) ->
          thinking.isEmpty() && "".equals(signature);
      case ContentBlock.ToolUse use -> use.input().isEmpty();
      case ContentBlock.ServerToolUse use -> use.input().isEmpty();
      default -> true;
    };
  }

  private String delta(StreamEvent.ContentBlockDelta delta) {
    if (open == null || delta.index() != blocks - 1 || signed) {
      return "a delta at the wrong place";
    }
    deltas++;
    boolean fits =
        switch (delta.delta()) {
          case Delta.TextDelta(String text) -> open instanceof ContentBlock.Text && !text.isEmpty();
          case Delta.ThinkingDelta(String thinking) ->
              open instanceof ContentBlock.Thinking && !thinking.isEmpty();
          case Delta.SignatureDelta(String signature) -> {
            signed = true;
            yield open instanceof ContentBlock.Thinking && !signature.isEmpty();
          }
          case Delta.InputJsonDelta _ ->
              open instanceof ContentBlock.ToolUse || open instanceof ContentBlock.ServerToolUse;
          case Delta.Unknown _ -> false;
        };
    return fits ? "" : "a delta of the wrong kind";
  }

  private String close(StreamEvent.ContentBlockStop stop) {
    if (open == null || stop.index() != blocks - 1) {
      return "a stop without a block";
    }
    boolean whole =
        switch (open) {
          case ContentBlock.Thinking _ -> signed;
          case ContentBlock.Text _, ContentBlock.ToolUse _, ContentBlock.ServerToolUse _ ->
              deltas > 0;
          default -> deltas == 0;
        };
    open = null;
    return whole ? "" : "a block that is not whole";
  }

  private String end(StreamEvent.MessageDelta delta) {
    boolean again = ending;
    ending = true;
    if (!started || open != null || again) {
      return "a message_delta at the wrong place";
    }
    return switch (delta.delta().stopReason()) {
      case UNKNOWN, PAUSE_TURN -> "a bad stop reason";
      case TOOL_USE -> toolUse ? "" : "tool_use without a tool call";
      case STOP_SEQUENCE ->
          delta.delta().stopSequence() == null ? "stop_sequence without a sequence" : "";
      case END_TURN, MAX_TOKENS, REFUSAL, MODEL_CONTEXT_WINDOW_EXCEEDED -> "";
    };
  }
}
