package io.github.kiro4j.protocol.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The known requirements of the upstream, checked on the JSON of a request, independently of the
/// classes that build it.
final class UpstreamRules {

  private static final Pattern TOKEN = Pattern.compile("[a-zA-Z0-9_-]{1,64}");
  private static final Pattern PROPERTY = Pattern.compile("[a-zA-Z0-9_.-]{1,64}");
  private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Set<String> IMAGE_FORMATS = Set.of("png", "jpeg", "gif", "webp");

  private final List<String> violations = new ArrayList<>();

  private UpstreamRules() {}

  static List<String> violations(JsonNode request) {
    UpstreamRules rules = new UpstreamRules();
    rules.request(request);
    return rules.violations;
  }

  private void request(JsonNode request) {
    members(request, Set.of("conversationState", "profileArn", "additionalModelRequestFields"));
    JsonNode state = request.path("conversationState");
    demand(UUID.matcher(state.path("conversationId").asText()).matches(), "conversationId");
    demand(UUID.matcher(state.path("agentContinuationId").asText()).matches(), "continuationId");
    demand(state.path("chatTriggerType").asText().equals("MANUAL"), "chatTriggerType");
    demand(state.path("agentTaskType").asText().equals("vibe"), "agentTaskType");

    List<JsonNode> messages = new ArrayList<>();
    state.path("history").forEach(messages::add);
    messages.add(state.path("currentMessage"));
    demand(messages.size() % 2 == 1, "history ends with the assistant");
    Set<String> tools = tools(state.path("currentMessage"));
    JsonNode callsBefore = request.path("nothing");
    for (int i = 0; i < messages.size(); i++) {
      JsonNode message = messages.get(i);
      demand(message.size() == 1, i + ": exactly one speaker");
      if (i % 2 == 0) {
        user(i, message.path("userInputMessage"), callsBefore, i == messages.size() - 1);
      } else {
        callsBefore = message.path("assistantResponseMessage").path("toolUses");
        assistant(i, message.path("assistantResponseMessage"), tools);
      }
    }
    text("whole request", request.toString());
  }

  private void user(int i, JsonNode message, JsonNode calls, boolean current) {
    demand(message.isObject(), i + ": user expected");
    JsonNode context = message.path("userInputMessageContext");
    demand(current || !context.has("tools"), i + ": tools only in the current message");
    demand(!message.path("modelId").asText().isEmpty(), i + ": modelId");
    demand(!message.path("content").asText().isEmpty(), i + ": content has no character");
    boolean silent = message.path("content").asText().isBlank();
    demand(
        !silent || context.has("toolResults") || message.has("images"), i + ": empty user content");
    demand(message.path("images").size() <= 10, i + ": more than ten images");
    message.path("images").forEach(image -> image(i, image));
    results(i, context.path("toolResults"), calls);
  }

  private void image(int i, JsonNode image) {
    demand(IMAGE_FORMATS.contains(image.path("format").asText()), i + ": image format");
    int length = image.path("source").path("bytes").asText().length();
    demand(length > 0 && length <= 5_242_880, i + ": image length");
  }

  private void results(int i, JsonNode results, JsonNode calls) {
    demand(ids(results).equals(ids(calls)), i + ": results do not follow the calls");
    for (JsonNode result : results) {
      demand(Set.of("success", "error").contains(result.path("status").asText()), i + ": status");
      demand(
          result.path("content").valueStream().anyMatch(c -> !c.path("text").asText().isBlank()),
          i + ": empty result");
    }
  }

  private void assistant(int i, JsonNode message, Set<String> tools) {
    demand(message.isObject(), i + ": assistant expected");
    demand(!message.path("content").asText().isEmpty(), i + ": empty assistant content");
    List<String> ids = ids(message.path("toolUses"));
    demand(Set.copyOf(ids).size() == ids.size(), i + ": duplicate call ids");
    for (JsonNode call : message.path("toolUses")) {
      String name = call.path("name").asText();
      demand(TOKEN.matcher(call.path("toolUseId").asText()).matches(), i + ": call id");
      demand(tools.contains(name.toLowerCase(Locale.ROOT)), i + ": undeclared tool " + name);
      demand(call.path("input").isObject(), i + ": input");
      input(i, call.path("input"));
    }
    JsonNode reasoning = message.path("reasoningContent");
    demand(reasoning.isMissingNode() || reasoning.size() == 1, i + ": one reasoning value");
    demand(
        !reasoning.has("reasoningText")
            || !reasoning.path("reasoningText").path("signature").asText().isEmpty(),
        i + ": unsigned reasoning");
  }

  private void input(int i, JsonNode value) {
    value
        .properties()
        .forEach(member -> {
          demand(!member.getKey().isEmpty(), i + ": empty member name");
          demand(!member.getValue().isNull(), i + ": null member");
          input(i, member.getValue());
        });
  }

  private Set<String> tools(JsonNode currentMessage) {
    Set<String> names = new HashSet<>();
    JsonNode tools =
        currentMessage.path("userInputMessage").path("userInputMessageContext").path("tools");
    for (JsonNode entry : tools) {
      JsonNode tool = entry.path("toolSpecification");
      String name = tool.path("name").asText();
      demand(TOKEN.matcher(name).matches(), "tool name " + name);
      demand(names.add(name.toLowerCase(Locale.ROOT)), "duplicate tool " + name);
      int length = tool.path("description").asText().length();
      demand(length >= 1 && length <= 10_240, "description of " + name);
      schema(name, tool.path("inputSchema").path("json"));
    }
    return names;
  }

  private void schema(String tool, JsonNode root) {
    demand(root.path("type").asText().equals("object"), tool + ": root type");
    demand(root.path("properties").isObject(), tool + ": root properties");
    for (String keyword : List.of("$ref", "oneOf", "anyOf", "allOf")) {
      demand(!root.has(keyword), tool + ": " + keyword + " at the root");
    }
    root.path("properties")
        .fieldNames()
        .forEachRemaining(
            name -> demand(PROPERTY.matcher(name).matches(), tool + ": property " + name));
    subschema(tool, root);
  }

  private void subschema(String tool, JsonNode schema) {
    for (String keyword :
        List.of("$schema", "patternProperties", "propertyNames", "if", "then", "else", "const")) {
      demand(!schema.has(keyword), tool + ": " + keyword);
    }
    JsonNode required = schema.path("required");
    demand(required.isMissingNode() || !required.isEmpty(), tool + ": empty required");
    JsonNode additional = schema.path("additionalProperties");
    demand(
        additional.isMissingNode() || additional.isBoolean() || additional.isObject(),
        tool + ": additionalProperties");
    String type = schema.path("type").asText();
    demand(type.equals(type.toLowerCase(Locale.ROOT)), tool + ": type in upper case");
    schema.path("properties").forEach(property -> subschema(tool, property));
    schema.path("$defs").forEach(definition -> subschema(tool, definition));
    for (String keyword : List.of("anyOf", "allOf", "oneOf")) {
      schema.path(keyword).forEach(each -> subschema(tool, each));
    }
    if (schema.path("items").isObject()) {
      subschema(tool, schema.path("items"));
    }
  }

  private void text(String place, String text) {
    boolean encodable = StandardCharsets.UTF_8.newEncoder().canEncode(text);
    demand(encodable, place + ": lone surrogate");
  }

  private void members(JsonNode object, Set<String> allowed) {
    object.fieldNames().forEachRemaining(name -> demand(allowed.contains(name), name));
  }

  private void demand(boolean met, String violation) {
    if (!met) {
      violations.add(violation);
    }
  }

  private static List<String> ids(JsonNode callsOrResults) {
    return callsOrResults.valueStream().map(each -> each.path("toolUseId").asText()).toList();
  }
}
