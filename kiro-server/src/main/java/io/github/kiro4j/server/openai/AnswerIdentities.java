package io.github.kiro4j.server.openai;

import io.github.kiro4j.protocol.mapping.openai.AnswerIdentity;
import java.time.InstantSource;
import java.util.UUID;

/// Makes the identities of answers.
record AnswerIdentities(InstantSource clock) {

  /// Characters of [AnswerIdentity#key].
  static final int KEY_LENGTH = 32;

  AnswerIdentity next(String model) {
    return new AnswerIdentity(
        UUID.randomUUID().toString().replace("-", ""), clock.instant().getEpochSecond(), model);
  }
}
