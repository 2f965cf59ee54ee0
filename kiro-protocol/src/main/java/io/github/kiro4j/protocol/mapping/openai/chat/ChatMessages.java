package io.github.kiro4j.protocol.mapping.openai.chat;

import io.github.kiro4j.api.messages.ContentBlock;
import io.github.kiro4j.api.messages.InputMessage;
import io.github.kiro4j.api.messages.InputMessage.Role;
import io.github.kiro4j.protocol.mapping.openai.CallArguments;
import io.github.kiro4j.protocol.mapping.openai.ContentParts;
import io.github.kiro4j.protocol.mapping.openai.MessageCollector;
import io.github.kiro4j.protocol.mapping.openai.Parameter;
import io.github.kiro4j.protocol.mapping.openai.tools.CustomInput;
import java.util.List;

/// Reads the messages of a request of the Chat Completions API.
final class ChatMessages {

  private final MessageCollector conversation = new MessageCollector();

  private ChatMessages() {}

  /// Reads all messages.
  ///
  /// @throws io.github.kiro4j.protocol.mapping.validation.InvalidRequestException if a message is
  ///   incomplete, or has no equivalent
  static List<InputMessage> read(Parameter messages) {
    if (messages.absent()) {
      throw messages.missing();
    }
    ChatMessages reader = new ChatMessages();
    messages.items().forEach(reader::add);
    return reader.conversation.messages();
  }

  private void add(Parameter message) {
    String role = message.member("role").requiredText();
    Parameter content = message.member("content");
    switch (role) {
      case "system", "developer" -> conversation.add(Role.SYSTEM, ContentParts.blocks(content));
      case "user" -> conversation.add(Role.USER, ContentParts.blocks(content));
      case "assistant" -> assistant(message, content);
      case "tool" -> result(message.member("tool_call_id").requiredText(), content);
      case "function" ->
          result(conversation.latestCall(message.member("name").requiredText()), content);
      default ->
          throw message
              .member("role")
              .invalid(
                  "the supported roles are 'system', 'developer', 'user', 'assistant', 'tool' and"
                      + " 'function', not '%s'".formatted(role));
    }
  }

  private void assistant(Parameter message, Parameter content) {
    message
        .member("reasoning_content")
        .text()
        .filter(text -> !text.isBlank())
        .ifPresent(text -> conversation.add(Role.ASSISTANT, new ContentBlock.Thinking(text, null)));
    conversation.add(Role.ASSISTANT, ContentParts.blocks(content));
    message
        .member("refusal")
        .text()
        .ifPresent(text -> conversation.add(Role.ASSISTANT, new ContentBlock.Text(text)));
    message.member("tool_calls").items().forEach(this::call);
    Parameter older = message.member("function_call");
    if (!older.absent()) {
      // The older form has no id; the place in the conversation is unique.
      function("call_" + message.path().replaceAll("\\D", ""), older);
    }
  }

  private void call(Parameter call) {
    String id = call.member("id").requiredText();
    Parameter custom = call.member("custom");
    if (custom.absent()) {
      function(id, call.member("function"));
    } else {
      conversation.add(
          Role.ASSISTANT,
          new ContentBlock.ToolUse(
              id,
              custom.member("name").requiredText(),
              CustomInput.wrap(custom.member("input").text().orElse(""))));
    }
  }

  private void function(String id, Parameter function) {
    conversation.add(
        Role.ASSISTANT,
        new ContentBlock.ToolUse(
            id,
            function.member("name").requiredText(),
            CallArguments.parse(function.member("arguments").text().orElse(""))));
  }

  private void result(String callId, Parameter content) {
    conversation.add(
        Role.USER, new ContentBlock.ToolResult(callId, ContentParts.blocks(content), null));
  }
}
