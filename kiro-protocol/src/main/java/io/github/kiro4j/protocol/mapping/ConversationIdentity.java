package io.github.kiro4j.protocol.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.messages.ContentBlock;
import io.github.kiro4j.api.messages.InputMessage;
import io.github.kiro4j.api.messages.InputMessage.Role;
import io.github.kiro4j.api.messages.MessagesRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The ids by which the upstream recognises requests of one conversation, among other things for
/// its cache.
///
/// @param conversationId equal for all requests of a client's session
/// @param continuationId equal for all requests between two questions of the user
record ConversationIdentity(String conversationId, String continuationId) {

  private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
  private static final Pattern SESSION_ID = Pattern.compile(UUID);
  private static final Pattern SESSION_SUFFIX = Pattern.compile("_session_(" + UUID + ")");

  /// The ids of a request. The conversation is the session that Claude Code states in the metadata
  /// or in a header; without a session its id follows from the system prompt and the user's first
  /// message.
  static ConversationIdentity of(MessagesRequest request, RequestOrigin origin, String system) {
    String conversation =
        sessionInMetadata(request)
            .or(() -> origin.session().filter(session -> !session.isBlank()))
            .map(ConversationIdentity::asUuid)
            .orElseGet(() -> NameUuid.of("conversation", system, firstQuestion(request)));
    return new ConversationIdentity(conversation, continuation(request, conversation));
  }

  /// The session in `metadata.user_id`, which is `user_…_account_…_session_{uuid}` or JSON text
  /// with a `session_id`.
  ///
  /// Source: requests of Claude Code 1.0 to 2.1.
  private static Optional<String> sessionInMetadata(MessagesRequest request) {
    return Optional.ofNullable(request.metadata())
        .map(MessagesRequest.Metadata::userId)
        .flatMap(ConversationIdentity::session);
  }

  private static Optional<String> session(String userId) {
    if (userId.startsWith("{")) {
      return sessionInJson(userId);
    }
    Matcher suffix = SESSION_SUFFIX.matcher(userId.toLowerCase(Locale.ROOT));
    return suffix.find() ? Optional.of(suffix.group(1)) : Optional.empty();
  }

  private static Optional<String> sessionInJson(String userId) {
    try {
      JsonNode session = Json.MAPPER.readTree(userId).path("session_id");
      return Optional.ofNullable(session.textValue()).filter(id -> !id.isBlank());
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }

  private static String asUuid(String session) {
    String lowerCase = session.strip().toLowerCase(Locale.ROOT);
    return SESSION_ID.matcher(lowerCase).matches() ? lowerCase : NameUuid.of("session", session);
  }

  private static String firstQuestion(MessagesRequest request) {
    return request.messages().stream()
        .filter(message -> message.role() == Role.USER)
        .findFirst()
        .map(ConversationIdentity::texts)
        .orElse("");
  }

  private static String continuation(MessagesRequest request, String conversation) {
    List<InputMessage> questions =
        request.messages().stream().filter(ConversationIdentity::isQuestion).toList();
    String last = questions.isEmpty() ? "" : texts(questions.getLast());
    return NameUuid.of("turn", conversation, String.valueOf(questions.size()), last);
  }

  /// Whether a message is a question of the user rather than the results of tool calls.
  private static boolean isQuestion(InputMessage message) {
    return message.role() == Role.USER
        && message.content().stream().noneMatch(ContentBlock.ToolResult.class::isInstance);
  }

  private static String texts(InputMessage message) {
    return message.content().stream()
        .filter(ContentBlock.Text.class::isInstance)
        .map(block -> ((ContentBlock.Text) block).text())
        .collect(Collectors.joining("\n"));
  }
}
