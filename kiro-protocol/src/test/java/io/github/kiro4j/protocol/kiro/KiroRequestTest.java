package io.github.kiro4j.protocol.kiro;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.protocol.kiro.ChatMessage.AssistantResponseMessage;
import io.github.kiro4j.protocol.kiro.ChatMessage.UserInputMessage;
import io.github.kiro4j.protocol.kiro.KiroRequest.ConversationState;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KiroRequestTest {

  private static final ToolUse CALL =
      new ToolUse("t1", "Read", JsonNodeFactory.instance.objectNode());
  private static final ReasoningContent SIGNED =
      new ReasoningContent.ReasoningText("let me see", "c2ln");

  @Test
  void reasoningCanBeRemoved() {
    KiroRequest request = request(SIGNED);

    KiroRequest without = request.withoutReasoning();

    assertThat(request.carriesReasoning()).isTrue();
    assertThat(without.carriesReasoning()).isFalse();
    assertThat(without).isEqualTo(request(null));
  }

  @Test
  void profileIsSetPerAttempt() {
    assertThat(request(SIGNED).withProfileArn("arn:fake").profileArn()).isEqualTo("arn:fake");
    assertThat(request(SIGNED).withProfileArn("arn:fake").withProfileArn(null))
        .isEqualTo(request(SIGNED));
  }

  @Test
  void emptyHistoryIsLeftOutOfTheBody() {
    KiroRequest firstTurn = requestWith(List.of());
    KiroRequest laterTurn = request(SIGNED);

    assertThat(stateOf(firstTurn).has("history")).isFalse();
    assertThat(stateOf(laterTurn).path("history")).hasSize(2);
  }

  private static JsonNode stateOf(KiroRequest request) {
    return Json.MAPPER.<JsonNode>valueToTree(request).path("conversationState");
  }

  private static KiroRequest request(@Nullable ReasoningContent reasoning) {
    return requestWith(
        List.of(user("Hello"), new AssistantResponseMessage("Hi", List.of(CALL), reasoning)));
  }

  private static KiroRequest requestWith(List<ChatMessage> history) {
    ConversationState state =
        new ConversationState(
            "conversation", history, user("More"), "continuation", "vibe", "MANUAL");
    return new KiroRequest(state, null, JsonNodeFactory.instance.objectNode().put("a", 1));
  }

  private static UserInputMessage user(String content) {
    return new UserInputMessage(content, null, List.of(), "model", "AI_EDITOR");
  }
}
