package io.github.kiro4j.protocol.dialect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.protocol.kiro.ChatMessage;
import io.github.kiro4j.protocol.kiro.ChatMessage.AssistantResponseMessage;
import io.github.kiro4j.protocol.kiro.ChatMessage.UserInputMessage;
import io.github.kiro4j.protocol.kiro.KiroRequest;
import io.github.kiro4j.protocol.kiro.KiroRequest.ConversationState;
import io.github.kiro4j.protocol.websearch.McpSearch;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A conversation, a tool call and a client to write requests of.
final class Samples {

  static final UUID INVOCATION = UUID.fromString("00000000-0000-4000-8000-000000000001");

  static final ClientIdentity CLIENT =
      new ClientIdentity(ClientVersions.current("linux#6.1.0"), "0123456789abcdef".repeat(4));

  private Samples() {}

  static Caller caller(CredentialKind kind, @Nullable String arn) {
    return new Caller(kind, "fake-token", arn, CLIENT);
  }

  static KiroRequest firstTurn() {
    return request(List.of());
  }

  static KiroRequest secondTurn() {
    return request(List.of(user("Hello"), new AssistantResponseMessage("Hi", List.of(), null)));
  }

  static ObjectNode search() {
    return McpSearch.request("web_search_tooluse_1", "java 25");
  }

  private static KiroRequest request(List<ChatMessage> history) {
    return new KiroRequest(
        new ConversationState(
            "00000000-0000-4000-8000-00000000000c",
            history,
            user("Say OK."),
            "00000000-0000-4000-8000-00000000000a",
            "vibe",
            "MANUAL"),
        "arn:of:the:request:itself",
        null);
  }

  private static UserInputMessage user(String content) {
    return new UserInputMessage(content, null, List.of(), "claude-sonnet-5", "AI_EDITOR");
  }
}
