package io.github.kiro4j.simulator.validation;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.kiro4j.simulator.Samples;
import io.github.kiro4j.simulator.models.SimulatedModels;
import io.github.kiro4j.simulator.wire.RefusedException;
import io.github.kiro4j.simulator.wire.ServiceError;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The validator's result for a valid request after one change: a JSON pointer and the new value.
/// The value `absent` removes the old value, `chars:N` is a string of N characters and `emoji:N` a
/// string of N characters outside the basic plane.
final class Verdict {

  static final String HISTORY = "/conversationState/history";
  static final String CURRENT = "/conversationState/currentMessage/userInputMessage";
  static final String TOOLS = CURRENT + "/userInputMessageContext/tools";
  static final String RESULTS = CURRENT + "/userInputMessageContext/toolResults";

  private Verdict() {}

  static ServiceError on(String pointer, String value) {
    ObjectNode body = Samples.conversation();
    Samples.set(body, pointer, value(value));
    return on(body);
  }

  static ServiceError on(JsonNode body) {
    return on(Samples.bytes(body));
  }

  static ServiceError on(byte[] body) {
    return on(body, ValidationSettings.STRICT);
  }

  static ServiceError on(byte[] body, ValidationSettings settings) {
    RefusedException refused =
        catchThrowableOfType(RefusedException.class, () -> judge(settings).accept(body));
    return Objects.requireNonNull(refused, "the request was accepted").error();
  }

  static RequestValidator judge(ValidationSettings settings) {
    return new RequestValidator(SimulatedModels.builtIn(), settings);
  }

  static @Nullable JsonNode value(String text) {
    if (text.equals("absent")) {
      return null;
    }
    if (text.startsWith("chars:")) {
      return TextNode.valueOf("x".repeat(Integer.parseInt(text.substring("chars:".length()))));
    }
    if (text.startsWith("emoji:")) {
      return TextNode.valueOf("😀".repeat(Integer.parseInt(text.substring("emoji:".length()))));
    }
    return Samples.parse(text);
  }
}
