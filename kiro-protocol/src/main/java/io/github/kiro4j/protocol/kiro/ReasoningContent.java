package io.github.kiro4j.protocol.kiro;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.kiro4j.protocol.kiro.ReasoningContent.ReasoningText;
import io.github.kiro4j.protocol.kiro.ReasoningContent.RedactedContent;
import org.jspecify.annotations.Nullable;

/// Reasoning of an earlier answer. In JSON an object with exactly one member; the service refuses
/// the flat form of its own events here.
///
/// Source: `ReasoningContent` in AWS's published streaming model.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
  @JsonSubTypes.Type(value = ReasoningText.class, name = "reasoningText"),
  @JsonSubTypes.Type(value = RedactedContent.class, name = "redactedContent"),
})
public sealed interface ReasoningContent {

  /// Readable reasoning with the provider's signature. The service refuses unsigned text.
  record ReasoningText(String text, @Nullable String signature) implements ReasoningContent {}

  /// Reasoning that the provider encrypted, in base64.
  record RedactedContent(@JsonValue String base64) implements ReasoningContent {}
}
