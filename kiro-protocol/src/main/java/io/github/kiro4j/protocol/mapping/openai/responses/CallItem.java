package io.github.kiro4j.protocol.mapping.openai.responses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.kiro4j.api.messages.Delta;
import io.github.kiro4j.api.openai.responses.OutputItem;
import io.github.kiro4j.api.openai.responses.ResponseEvent;
import io.github.kiro4j.protocol.mapping.openai.CallArguments;
import io.github.kiro4j.protocol.mapping.openai.JoinedText;
import io.github.kiro4j.protocol.mapping.openai.tools.BuiltInTool;
import io.github.kiro4j.protocol.mapping.openai.tools.CustomInput;
import io.github.kiro4j.protocol.mapping.openai.tools.ToolKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A call of one of the client's tools, in the form in which the client declares the tool. Not
/// thread-safe.
final class CallItem implements OpenItem {

  /// The arguments of a call without any: clients cannot parse an empty text.
  private static final String NO_ARGUMENTS = "{}";

  private final EventSequence events;
  private final ToolKind kind;
  private final String callId;
  private final String id;
  private final JoinedText json = new JoinedText();

  CallItem(EventSequence events, ToolKind kind, String callId) {
    this.events = events;
    this.kind = kind;
    this.callId = callId;
    this.id = events.id(prefix(kind));
    events.begin(item(EventSequence.IN_PROGRESS, null));
  }

  private static String prefix(ToolKind kind) {
    return switch (kind) {
      case ToolKind.Function _, ToolKind.OlderFunction _ -> "fc";
      case ToolKind.Custom _ -> "ctc";
      case ToolKind.ToolSearch _ -> "tsc";
      case ToolKind.BuiltIn(BuiltInTool tool) ->
          switch (tool) {
            case LOCAL_SHELL -> "lsh";
            case SHELL -> "sh";
            case APPLY_PATCH -> "apc";
          };
    };
  }

  /// Adds to the arguments. Only those of functions are sent at once: the others are inside the
  /// object that the model writes.
  @Override
  public void add(Delta delta) {
    if (delta instanceof Delta.InputJsonDelta(String more) && !more.isEmpty()) {
      json.add(more);
      if (isFunction()) {
        events.send(n -> arguments("response.function_call_arguments.delta", n, more));
      }
    }
  }

  @Override
  public void end() {
    boolean empty = json.isEmpty();
    String whole = empty ? NO_ARGUMENTS : json.take();
    switch (kind) {
      case ToolKind.Function(String name, _) -> endFunction(name, whole, empty);
      case ToolKind.OlderFunction(String name) -> endFunction(name, whole, empty);
      case ToolKind.Custom _ -> endCustom(CustomInput.unwrap(whole));
      case ToolKind.ToolSearch _, ToolKind.BuiltIn _ -> {
        // These items have no events for their input.
      }
    }
    events.end(item(EventSequence.COMPLETED, whole));
  }

  private boolean isFunction() {
    return kind instanceof ToolKind.Function || kind instanceof ToolKind.OlderFunction;
  }

  private void endFunction(String name, String whole, boolean nothingSent) {
    if (nothingSent) {
      events.send(n -> arguments("response.function_call_arguments.delta", n, whole));
    }
    events.send(n ->
        new ResponseEvent.Arguments(
            "response.function_call_arguments.done",
            n,
            id,
            events.index(),
            null,
            name,
            whole,
            null));
  }

  private void endCustom(String input) {
    events.send(n -> arguments("response.custom_tool_call_input.delta", n, input));
    events.send(n ->
        new ResponseEvent.Arguments(
            "response.custom_tool_call_input.done",
            n,
            id,
            events.index(),
            null,
            null,
            null,
            input));
  }

  private ResponseEvent arguments(String type, int number, String delta) {
    return new ResponseEvent.Arguments(type, number, id, events.index(), delta, null, null, null);
  }

  /// @param whole the whole JSON text; null at the beginning
  private OutputItem item(String status, @Nullable String whole) {
    String text = whole == null ? "" : whole;
    return switch (kind) {
      case ToolKind.Function(String name, String namespace) ->
          new OutputItem.FunctionCall(id, status, callId, name, namespace, text);
      case ToolKind.OlderFunction(String name) ->
          new OutputItem.FunctionCall(id, status, callId, name, null, text);
      case ToolKind.Custom(String name, String namespace) ->
          new OutputItem.CustomToolCall(
              id, status, callId, name, namespace, whole == null ? "" : CustomInput.unwrap(whole));
      case ToolKind.ToolSearch _ ->
          new OutputItem.BuiltInCall(
              id,
              "tool_search_call",
              status,
              callId,
              Map.of("execution", "client", "arguments", object(whole)));
      case ToolKind.BuiltIn(BuiltInTool tool) ->
          new OutputItem.BuiltInCall(
              id,
              tool.itemType(),
              status,
              callId,
              Map.of(tool.member(), tool.action(object(whole))));
    };
  }

  private static JsonNode object(@Nullable String whole) {
    return whole == null ? JsonNodeFactory.instance.objectNode() : CallArguments.parse(whole);
  }
}
