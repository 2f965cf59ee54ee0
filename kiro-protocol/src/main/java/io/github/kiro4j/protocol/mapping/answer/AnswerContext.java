package io.github.kiro4j.protocol.mapping.answer;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What the request says about the form of its answer.
///
/// @param messageId id of the message, `msg_` and letters or digits
/// @param model the model as the request named it
/// @param promptTokens the prompt's estimated size
/// @param contextWindow the model's context window in tokens
/// @param toolNames from a tool's name upstream to the one that the request gave it
/// @param thinking how the model was asked to reason
/// @param thinkingShown whether the client reads the reasoning, and not only its signature
/// @param stopSequences strings that end the answer's text
/// @param maxTokens most tokens of the answer; null for no limit of its own
/// @param prefill the beginning of the answer that the client wrote itself, empty if it did not
/// @param bareJson whether the text must be one JSON value and nothing else
/// @param searchTool upstream name of the tool whose calls the gateway answers itself
/// @param options the operator's settings
public record AnswerContext(
    String messageId,
    String model,
    int promptTokens,
    int contextWindow,
    UnaryOperator<String> toolNames,
    Thinking thinking,
    boolean thinkingShown,
    List<String> stopSequences,
    @Nullable Integer maxTokens,
    String prefill,
    boolean bareJson,
    @Nullable String searchTool,
    Options options) {

  public AnswerContext {
    stopSequences = stopSequences.stream().filter(sequence -> !sequence.isEmpty()).toList();
  }

  /// How the model was asked to reason.
  public enum Thinking {
    /// Not at all: reasoning that comes nevertheless is left out, tags stay text.
    NONE,
    /// By instruction, between tags in the text.
    TAGS,
    /// By the upstream's own setting; tags in the text count as well.
    NATIVE
  }

  /// The operator's settings.
  ///
  /// @param extractThinking whether reasoning is cut out of its tags, in every mode
  /// @param cumulativeText whether each text event repeats the text before it
  /// @param requireEndEvidence whether an end without usage, metering or metadata is an error
  public record Options(
      boolean extractThinking, boolean cumulativeText, boolean requireEndEvidence) {

    public static final Options DEFAULT = new Options(true, false, false);
  }

  boolean readsTags() {
    return thinking != Thinking.NONE && options.extractThinking();
  }
}
