package io.github.kiro4j.protocol.mapping.openai.responses;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.kiro4j.api.messages.ContentBlock;
import io.github.kiro4j.protocol.signature.OmittedReasoning;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The opaque text `encrypted_content` of items, which clients send back byte for byte: the text of
/// the reasoning and its signature, so that the model keeps its reasoning in the next request.
///
/// Text of other providers is not read: a conversation may have begun elsewhere.
final class SealedItems {

  private static final String REDACTED = "kiro4j-redacted:";
  private static final String SUMMARY = "kiro4j-summary:";

  private SealedItems() {}

  /// The opaque text of reasoning.
  ///
  /// @param signature the signature of a thinking block; null if there is none
  static String of(String thinking, @Nullable String signature) {
    return OmittedReasoning.in(signature).isPresent()
        ? String.valueOf(signature)
        : new OmittedReasoning(thinking, signature).asSignature();
  }

  /// The opaque text of reasoning that the provider encrypted.
  static String of(ContentBlock.RedactedThinking redacted) {
    return REDACTED + redacted.data();
  }

  /// The block of the reasoning; empty if another provider made the text.
  static Optional<ContentBlock> reasoning(String sealed) {
    if (sealed.startsWith(REDACTED)) {
      return Optional.of(new ContentBlock.RedactedThinking(sealed.substring(REDACTED.length())));
    }
    return OmittedReasoning.in(sealed).map(_ -> new ContentBlock.Thinking("", sealed));
  }

  /// The opaque text of a conversation's summary.
  static String ofSummary(String text) {
    return SUMMARY + Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  /// The summary of a conversation; empty if another provider made the text, or it is damaged.
  static Optional<String> summary(String sealed) {
    if (!sealed.startsWith(SUMMARY)) {
      return Optional.empty();
    }
    try {
      byte[] text = Base64.getUrlDecoder().decode(sealed.substring(SUMMARY.length()));
      return Optional.of(new String(text, UTF_8));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
