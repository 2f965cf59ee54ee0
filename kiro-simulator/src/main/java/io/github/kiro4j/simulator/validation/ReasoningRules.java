package io.github.kiro4j.simulator.validation;

import io.github.kiro4j.simulator.validation.HistoryEntry.Conversation;
import io.github.kiro4j.simulator.wire.KnownErrors;
import io.github.kiro4j.simulator.wire.RefusedException;
import java.util.Base64;
import java.util.Set;

/// Checks reasoning in the history, which has to be nested in a union and signed. The flat form of
/// the events is refused.
final class ReasoningRules {

  private static final Set<String> UNION = Set.of("reasoningText", "redactedContent");

  private ReasoningRules() {}

  static void check(Conversation conversation, ValidationSettings settings) {
    for (HistoryEntry.Assistant assistant : conversation.assistants()) {
      assistant
          .at()
          .member("reasoningContent")
          .ifPresent(reasoning -> check(reasoning, settings.verifySignatures()));
    }
  }

  private static void check(Cursor reasoning, boolean verify) {
    if (reasoning.onlyMember(UNION).equals("redactedContent")) {
      checkBase64(reasoning.required("redactedContent"));
      return;
    }
    Cursor text = reasoning.required("reasoningText").object(Set.of("text", "signature"));
    String signature = text.member("signature").map(Cursor::text).orElse("");
    String signed = text.required("text").text();
    if (signature.isEmpty() || (verify && !signature.equals(Signatures.of(signed)))) {
      throw new RefusedException(
          KnownErrors.invalid(
                  "Invalid `signature` in `thinking` block", "THINKING_SIGNATURE_INVALID")
              .withDetail(reasoning.path()));
    }
  }

  private static void checkBase64(Cursor redacted) {
    try {
      Base64.getDecoder().decode(redacted.text(1, UserShape.MAX_CONTENT));
    } catch (IllegalArgumentException _) {
      throw redacted.refused("is no base64");
    }
  }
}
