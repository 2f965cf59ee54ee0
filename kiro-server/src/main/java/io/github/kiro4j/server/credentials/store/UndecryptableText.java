package io.github.kiro4j.server.credentials.store;

import com.fasterxml.jackson.databind.node.TextNode;

/// An encrypted value that could not be decrypted. The value stays in its entry as it is, so that
/// no write loses it.
final class UndecryptableText extends TextNode {

  private static final long serialVersionUID = 1L;

  private final String member;
  private final String problem;
  private final boolean keyMissing;

  /// @param problem what is wrong and what to do; the sentence begins with the member
  /// @param keyMissing whether the key of the value is not configured
  UndecryptableText(String text, String member, String problem, boolean keyMissing) {
    super(text);
    this.member = member;
    this.problem = problem;
    this.keyMissing = keyMissing;
  }

  String problem() {
    return problem;
  }

  boolean keyMissing() {
    return keyMissing;
  }

  /// The whole sentence, without a full stop.
  String sentence() {
    return member + " " + problem;
  }
}
