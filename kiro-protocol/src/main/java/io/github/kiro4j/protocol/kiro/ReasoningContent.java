package io.github.kiro4j.protocol.kiro;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.kiro4j.protocol.kiro.ReasoningContent.ReasoningText;
import io.github.kiro4j.protocol.kiro.ReasoningContent.RedactedContent;
import org.jspecify.annotations.Nullable;

/// Reasoning of an earlier turn: an object with exactly one member. The flat form that answers use
/// is refused here.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
  @JsonSubTypes.Type(value = ReasoningText.class, name = "reasoningText"),
  @JsonSubTypes.Type(value = RedactedContent.class, name = "redactedContent"),
})
public sealed interface ReasoningContent {

  /// Readable reasoning with the signature that the model gave it; unsigned text is refused.
  record ReasoningText(String text, @Nullable String signature) implements ReasoningContent {}

  /// Sealed reasoning in base64.
  record RedactedContent(@JsonValue String base64) implements ReasoningContent {}
}
