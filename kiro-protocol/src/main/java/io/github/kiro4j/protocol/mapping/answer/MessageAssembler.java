package io.github.kiro4j.protocol.mapping.answer;

import io.github.kiro4j.api.messages.ContentBlock;
import io.github.kiro4j.api.messages.Delta;
import io.github.kiro4j.api.messages.Message;
import io.github.kiro4j.api.messages.StreamEvent;
import io.github.kiro4j.protocol.failure.BrokenAnswerException;
import io.github.kiro4j.protocol.failure.UpstreamFailure.BrokenStream.Damage;
import io.github.kiro4j.protocol.mapping.answer.tools.InputJson;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Assembles the stream events of a [ResponseTranslator] to a message, the body of a response that
/// is not streamed. Not thread-safe.
public final class MessageAssembler implements Consumer<StreamEvent> {

  /// Most characters of a message. The longest answers of the models have a tenth.
  private static final int MAX_LENGTH = 16 * 1024 * 1024;

  /// What a block costs beside its text, in characters.
  private static final int BLOCK_COST = 256;

  private final List<ContentBlock> content = new ArrayList<>();
  private final StringBuilder joined = new StringBuilder();
  private @Nullable String signature;
  private @Nullable ContentBlock open;
  private @Nullable Message message;
  private int length;
  private boolean complete;

  /// Adds an event.
  ///
  /// @throws BrokenAnswerException if the message becomes too large to be held
  @Override
  public void accept(StreamEvent event) {
    switch (event) {
      case StreamEvent.MessageStart start -> message = start.message();
      case StreamEvent.ContentBlockStart start -> open(start.contentBlock());
      case StreamEvent.ContentBlockDelta delta -> add(delta.delta());
      case StreamEvent.ContentBlockStop _ -> close();
      case StreamEvent.MessageDelta delta -> end(delta);
      case StreamEvent.MessageStop _ -> complete = true;
      case StreamEvent.Ping _, StreamEvent.ErrorEvent _, StreamEvent.Unknown _ -> {}
    }
  }

  /// The complete message.
  ///
  /// @throws IllegalStateException if the message is not complete; a failed answer never is
  public Message message() {
    if (!complete || message == null) {
      throw new IllegalStateException("the message is not complete");
    }
    return message;
  }

  private void open(ContentBlock block) {
    count(BLOCK_COST);
    open = block;
    joined.setLength(0);
    signature = null;
  }

  private void add(Delta delta) {
    switch (delta) {
      case Delta.TextDelta(String text) -> join(text);
      case Delta.ThinkingDelta(String thinking) -> join(thinking);
      case Delta.InputJsonDelta(String json) -> join(json);
      case Delta.SignatureDelta(String complete) -> {
        count(complete.length());
        signature = complete;
      }
      case Delta.Unknown _ -> {}
    }
  }

  private void join(String piece) {
    count(piece.length());
    joined.append(piece);
  }

  private void count(int more) {
    length += more;
    if (length > MAX_LENGTH) {
      throw new BrokenAnswerException(Damage.TOO_LARGE);
    }
  }

  private void close() {
    if (open != null) {
      content.add(closed(open));
    }
    open = null;
  }

  private ContentBlock closed(ContentBlock block) {
    return switch (block) {
      case ContentBlock.Text(String text) -> new ContentBlock.Text(text + joined);
      case ContentBlock.Thinking(String thinking, _) ->
          new ContentBlock.Thinking(thinking + joined, signature);
      case ContentBlock.ToolUse(String id, String name, _) ->
          new ContentBlock.ToolUse(id, name, InputJson.parse(joined));
      case ContentBlock.ServerToolUse(String id, String name, _) ->
          new ContentBlock.ServerToolUse(id, name, InputJson.parse(joined));
      case ContentBlock complete -> complete;
    };
  }

  private void end(StreamEvent.MessageDelta end) {
    if (message != null) {
      message =
          new Message(
              message.id(),
              message.model(),
              content,
              end.delta().stopReason(),
              end.delta().stopSequence(),
              end.delta().stopDetails(),
              end.usage());
    }
  }
}
