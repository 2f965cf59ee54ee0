package io.github.kiro4j.server.credentials.store;

import com.fasterxml.jackson.databind.node.TextNode;
import org.jspecify.annotations.Nullable;

/// An encrypted value that could not be decrypted. The value stays in its entry as it is, so that
/// no write loses it.
final class UndecryptableText extends TextNode {

  private static final long serialVersionUID = 1L;

  private final String member;
  private final String problem;
  private final @Nullable String keyId;

  /// @param problem what is wrong and what to do; the sentence begins with the member
  /// @param keyId the key that the value names; null if the value has no known form
  UndecryptableText(String text, String member, String problem, @Nullable String keyId) {
    super(text);
    this.member = member;
    this.problem = problem;
    this.keyId = keyId;
  }

  String problem() {
    return problem;
  }

  @Nullable String keyId() {
    return keyId;
  }

  /// The whole sentence, without a full stop.
  String sentence() {
    return member + " " + problem;
  }
}
