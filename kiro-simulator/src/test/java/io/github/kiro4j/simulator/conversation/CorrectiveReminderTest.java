package io.github.kiro4j.simulator.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.simulator.Samples;
import org.junit.jupiter.api.Test;

class CorrectiveReminderTest {

  private static final String CITY =
      "{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}},\"required\":[\"city\"]}";

  /// A conversation whose first answer lacked something.
  private static ObjectNode corrected(String system, String correction) {
    ObjectNode body =
        Samples.ask("<system-reminder>\n%s\n</system-reminder>".formatted(correction));
    body.withObject("/conversationState")
        .putArray("history")
        .add(Samples.parse("{\"userInputMessage\":{}}"))
        .add(Samples.parse("{\"assistantResponseMessage\":{\"content\":\"Hello\"}}"));
    body.withObject("/conversationState/history/0/userInputMessage").put("content", system);
    return body;
  }

  @Test
  void requiredCallFollows() {
    Spoken answer =
        Spoken.to(
            Samples.declare(
                corrected("", "The answer has no call of the tool get_weather."),
                "get_weather",
                CITY));

    assertThat(answer.calls().values())
        .containsExactly(Samples.parse("{\"city\":\"kiro4j-demo\"}"));
  }

  @Test
  void requiredJsonFollows() {
    Spoken answer =
        Spoken.to(
            corrected(
                "The value must satisfy this JSON Schema:\n" + CITY + "\n\nHello",
                "The answer is not JSON."));

    assertThat(answer.text()).isEqualTo("{\"city\":\"kiro4j-demo\"}");
  }

  @Test
  void otherReminderIsNoCorrection() {
    Spoken answer =
        Spoken.to(
            Samples.declare(corrected("", "The tool get_weather is new."), "get_weather", CITY));

    assertThat(answer.calls()).isEmpty();
  }
}
