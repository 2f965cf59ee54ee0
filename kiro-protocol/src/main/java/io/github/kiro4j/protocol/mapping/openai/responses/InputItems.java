package io.github.kiro4j.protocol.mapping.openai.responses;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.messages.ContentBlock;
import io.github.kiro4j.api.messages.InputMessage;
import io.github.kiro4j.api.messages.InputMessage.Role;
import io.github.kiro4j.protocol.mapping.openai.CallArguments;
import io.github.kiro4j.protocol.mapping.openai.ContentParts;
import io.github.kiro4j.protocol.mapping.openai.MessageCollector;
import io.github.kiro4j.protocol.mapping.openai.Parameter;
import io.github.kiro4j.protocol.mapping.openai.tools.BuiltInTool;
import io.github.kiro4j.protocol.mapping.openai.tools.CustomInput;
import io.github.kiro4j.protocol.mapping.openai.tools.ToolDirectory;
import io.github.kiro4j.protocol.mapping.openai.tools.ToolReader;
import java.util.List;
import java.util.stream.Collectors;

/// Reads the items of a request. Items that the model cannot use, such as the calls of tools that
/// OpenAI's servers ran, are left out: a refusal ends the client's session.
///
/// Some items declare tools: Codex sends them in the first item for models that it knows.
final class InputItems {

  /// What the model is asked for in the place of a `compaction_trigger`.
  private static final String SUMMARIZE =
      "Write a summary of this conversation that takes its place from now on: the task, what was"
          + " decided and found out, which files were changed and how, what is open, and the next"
          + " step. Answer with the summary alone.";

  private static final String OUTPUT = "_output";
  private static final String TOOL_SEARCH = "tool_search";

  private final MessageCollector conversation = new MessageCollector();
  private final ToolReader tools;
  private boolean compaction;

  /// @param tools receives the tools that items declare
  InputItems(ToolReader tools) {
    this.tools = tools;
  }

  /// Reads the items of a conversation.
  ///
  /// @throws io.github.kiro4j.protocol.mapping.validation.InvalidRequestException if an item is
  ///   incomplete, or has no equivalent
  void read(List<JsonNode> items) {
    for (int i = 0; i < items.size(); i++) {
      add(new Parameter("input[" + i + "]", items.get(i)));
    }
  }

  List<InputMessage> messages() {
    return conversation.messages();
  }

  /// Whether the client asks for a summary of the conversation.
  boolean compaction() {
    return compaction;
  }

  private void add(Parameter item) {
    String type = item.member("type").text().orElse("message");
    switch (type) {
      case "message" -> message(item);
      case "reasoning" -> reasoning(item);
      case "function_call" ->
          call(item, CallArguments.parse(item.member("arguments").text().orElse("")));
      case "custom_tool_call" ->
          call(item, CustomInput.wrap(item.member("input").text().orElse("")));
      case "function_call_output", "custom_tool_call_output" ->
          result(item, ContentParts.blocks(item.member("output")));
      case "tool_search_call" -> toolSearch(item);
      case "tool_search_output" -> foundTools(item);
      case "additional_tools" -> tools.add(item.member("tools"));
      case "agent_message" -> agentMessage(item);
      case "compaction", "compaction_summary" -> summary(item);
      case "compaction_trigger" -> {
        compaction = true;
        conversation.add(Role.USER, new ContentBlock.Text(SUMMARIZE));
      }
      default -> builtIn(item, type);
    }
  }

  private void message(Parameter message) {
    String role = message.member("role").requiredText();
    List<ContentBlock> blocks = ContentParts.blocks(message.member("content"));
    switch (role) {
      case "system", "developer" -> conversation.add(Role.SYSTEM, blocks);
      case "user" -> conversation.add(Role.USER, blocks);
      case "assistant" -> conversation.add(Role.ASSISTANT, blocks);
      default ->
          throw message
              .member("role")
              .invalid(
                  "the supported roles are 'system', 'developer', 'user' and 'assistant', not '%s'"
                      .formatted(role));
    }
  }

  private void reasoning(Parameter reasoning) {
    reasoning
        .member("encrypted_content")
        .text()
        .flatMap(SealedItems::reasoning)
        .ifPresent(block -> conversation.add(Role.ASSISTANT, block));
  }

  private void call(Parameter call, JsonNode input) {
    String name =
        ToolDirectory.nameOf(
            call.member("name").requiredText(), call.member("namespace").text().orElse(null));
    use(call, name, input);
  }

  private void use(Parameter call, String name, JsonNode input) {
    conversation.add(
        Role.ASSISTANT,
        new ContentBlock.ToolUse(call.member("call_id").requiredText(), name, input));
  }

  private void result(Parameter output, List<ContentBlock> blocks) {
    conversation.add(
        Role.USER,
        new ContentBlock.ToolResult(output.member("call_id").requiredText(), blocks, null));
  }

  /// The call of a search that OpenAI's servers ran has no id.
  private void toolSearch(Parameter call) {
    if (!call.member("call_id").absent()) {
      Parameter arguments = call.member("arguments");
      use(
          call,
          TOOL_SEARCH,
          arguments.object().orElseGet(() -> CallArguments.parse(arguments.value().asText())));
    }
  }

  private void foundTools(Parameter output) {
    ToolReader found = new ToolReader();
    found.add(output.member("tools"));
    tools.add(output.member("tools"));
    if (!output.member("call_id").absent()) {
      String names =
          found.directory().tools().stream()
              .map(tool -> tool.name())
              .collect(Collectors.joining(", "));
      String text =
          names.isEmpty() ? "No tool was found." : "These tools can be called now: " + names;
      result(output, List.of(new ContentBlock.Text(text)));
    }
  }

  private void agentMessage(Parameter message) {
    String author = message.member("author").text().orElse("another agent");
    String text = ContentParts.text(message.member("content"));
    conversation.add(
        Role.USER, new ContentBlock.Text("Message from %s:\n%s".formatted(author, text)));
  }

  private void summary(Parameter compaction) {
    compaction
        .member("encrypted_content")
        .text()
        .flatMap(SealedItems::summary)
        .ifPresent(text ->
            conversation.add(
                Role.USER, new ContentBlock.Text("Summary of the conversation so far:\n" + text)));
  }

  private void builtIn(Parameter item, String type) {
    boolean output = type.endsWith(OUTPUT);
    String callType = output ? type.substring(0, type.length() - OUTPUT.length()) : type;
    BuiltInTool.of(callType)
        .ifPresent(tool -> {
          if (output) {
            result(item, List.of(new ContentBlock.Text(plain(item.member("output")))));
          } else {
            use(item, tool.type(), item.member(tool.member()).value());
          }
        });
  }

  private static String plain(Parameter output) {
    return output.value().isTextual() ? output.value().textValue() : output.value().toString();
  }
}
