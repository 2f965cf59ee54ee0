package io.github.kiro4j.protocol.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.messages.MessagesRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// A request that the Messages API accepts, or that a faulty client sends: any mix of roles, blocks
/// and tools, with orphans, duplicates, empty messages and unusual names.
///
/// Every word is unique and has the same length, so that the translation can be searched for it.
public final class RandomConversation {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String PNG =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg==";
  private static final String[] IDS = {
    "toolu_a", "toolu_b", "toolu_c", "functions.x:0", "i".repeat(80)
  };
  private static final String[] NAMES = {
    "Read", "read", "Undeclared", "mcp__" + "long_".repeat(20), "dots.and spaces", "bash"
  };
  private static final String[] MODELS = {
    "claude-sonnet-4-5", "claude-opus-5", "claude-opus-4-6-thinking", "gpt-5.6-sol", "glm-5"
  };

  private final Choices choices;
  private final List<List<String>> phrases = new ArrayList<>();
  private int words;

  private RandomConversation(Choices choices) {
    this.choices = choices;
  }

  /// A request as JSON text, and the phrases in it whose words have to arrive in their order.
  public record Sample(String json, List<List<String>> phrases) {

    public MessagesRequest request() {
      return TranslatorFixture.request(json);
    }
  }

  /// The conversation that follows from these decisions.
  public static Sample of(List<Integer> decisions) {
    RandomConversation conversation = new RandomConversation(new Choices(decisions));
    ObjectNode request = conversation.request();
    return new Sample(request.toString(), conversation.phrases);
  }

  private ObjectNode request() {
    ObjectNode request = JSON.objectNode();
    request.put("model", choices.of(MODELS)).put("max_tokens", 1000);
    ArrayNode messages = request.putArray("messages");
    int before = choices.next(7);
    for (int i = 0; i < before; i++) {
      messages.add(message());
    }
    messages.addObject().put("role", "user").put("content", phrase());
    int after = choices.next(7);
    for (int i = 0; i < after; i++) {
      messages.add(message());
    }
    switch (choices.next(4)) {
      case 1 -> request.put("system", phrase());
      case 2 -> request.putArray("system").add(text(phrase())).add(text("")).add(text(phrase()));
      case 3 -> request.putNull("system");
      default -> {
        // No tool choice.
      }
    }
    settings(request);
    return request;
  }

  private void settings(ObjectNode request) {
    List<String> tools = tools(request);
    switch (choices.next(5)) {
      case 1 -> request.putObject("tool_choice").put("type", "none");
      case 2 -> request.putObject("tool_choice").put("type", tools.isEmpty() ? "auto" : "any");
      case 3 -> {
        if (!tools.isEmpty()) {
          request.putObject("tool_choice").put("type", "tool").put("name", tools.getFirst());
        }
      }
      default -> {
        // The model may choose.
      }
    }
    boolean forced = Set.of("any", "tool").contains(request.at("/tool_choice/type").asText());
    switch (choices.next(5)) {
      case 1 -> request.putObject("thinking").put("type", "adaptive");
      case 2 -> {
        if (!forced) {
          request.putObject("thinking").put("type", "enabled").put("budget_tokens", 2000);
        }
      }
      case 3 -> request.putObject("thinking").put("type", "disabled");
      default -> {
        // No setting.
      }
    }
    if (choices.oneIn(3)) {
      request.putObject("output_config").put("effort", choices.of("low", "xhigh"));
    }
  }

  private List<String> tools(ObjectNode request) {
    List<String> declared = new ArrayList<>();
    ArrayNode tools = request.putArray("tools");
    int count = choices.next(5);
    for (int i = 0; i < count; i++) {
      ObjectNode tool = tool();
      String name = tool.path("name").asText();
      if (!declared.contains(name)) {
        declared.add(name);
        tools.add(tool);
      }
    }
    return declared;
  }

  private ObjectNode tool() {
    ObjectNode tool = JSON.objectNode();
    if (choices.oneIn(6)) {
      return tool.put("type", "bash_20250124").put("name", "bash");
    }
    if (choices.oneIn(6)) {
      return tool.put("type", "web_search_20250305").put("name", "web_search");
    }
    tool.put("name", choices.of(NAMES));
    tool.put("description", choices.of("", "does it", "d".repeat(10_241)));
    tool.set("input_schema", schema());
    if (choices.oneIn(4)) {
      tool.put("defer_loading", true);
    }
    return tool;
  }

  private JsonNode schema() {
    String schema =
        choices.of(
            "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}},\"required\":[]}",
            "null",
            "{\"properties\":{\"$filter\":{},\"\":{}},\"required\":[\"$filter\",\"\"]}",
            "{\"$schema\":\"x\",\"properties\":null,\"required\":null,\"additionalProperties\":null}",
            "{\"anyOf\":[{\"properties\":{\"a\":{\"const\":1}},\"required\":[\"a\"]},{\"$ref\":\"#/$defs/B\"}],"
                + "\"$defs\":{\"B\":{\"type\":\"OBJECT\",\"properties\":{\"b\":{\"patternProperties\":{}}}}}}",
            "{\"$ref\":\"#/$defs/A\",\"$defs\":{\"A\":{\"allOf\":[{\"$ref\":\"#/$defs/A\"}]}}}");
    try {
      return Json.MAPPER.readTree(schema);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private ObjectNode message() {
    ObjectNode message = JSON.objectNode();
    return switch (choices.next(8)) {
      case 0, 1, 2, 3 -> content(message.put("role", "user"), this::userBlock);
      case 4, 5, 6 -> content(message.put("role", "assistant"), this::assistantBlock);
      default -> content(message.put("role", "system"), () -> text(phraseOrEmpty()));
    };
  }

  private ObjectNode content(ObjectNode message, Supplier<ObjectNode> block) {
    if (choices.oneIn(3)) {
      return message.put("content", phraseOrEmpty());
    }
    ArrayNode blocks = message.putArray("content");
    int count = choices.next(5);
    for (int i = 0; i < count; i++) {
      blocks.add(block.get());
    }
    return message;
  }

  private ObjectNode userBlock() {
    return switch (choices.next(9)) {
      case 0, 1 -> text(phraseOrEmpty());
      case 2 -> image();
      case 3 -> document();
      case 4 -> searchResult();
      default -> toolResult();
    };
  }

  private ObjectNode toolResult() {
    ObjectNode result = block("tool_result").put("tool_use_id", choices.of(IDS));
    switch (choices.next(4)) {
      case 1 -> result.put("content", phraseOrEmpty());
      case 2 -> {
        ArrayNode content = result.putArray("content");
        content.add(text(phraseOrEmpty())).add(image()).add(document());
        content.add(block("tool_reference").put("tool_name", choices.of(NAMES)));
      }
      case 3 -> result.putArray("content");
      default -> {
        // No content.
      }
    }
    if (choices.oneIn(3)) {
      result.put("is_error", true);
    }
    return result;
  }

  private ObjectNode assistantBlock() {
    return switch (choices.next(9)) {
      case 0, 1 -> text(phraseOrEmpty());
      case 2 -> block("thinking").put("thinking", "unsigned");
      case 3 -> block("thinking").put("thinking", "").put("signature", "c2lnbmVk");
      case 4 -> block("redacted_thinking").put("data", choices.of("c2VhbGVk", "not base64!"));
      case 5 -> serverToolUse();
      default -> toolUse();
    };
  }

  private ObjectNode toolUse() {
    ObjectNode use = block("tool_use").put("id", choices.of(IDS)).put("name", choices.of(NAMES));
    ObjectNode input = use.putObject("input");
    input.put("said", phrase());
    if (choices.oneIn(3)) {
      input.putNull("nothing").put("", "empty name");
    }
    return use;
  }

  private ObjectNode serverToolUse() {
    ObjectNode use = block("server_tool_use").put("id", "srvtoolu_1").put("name", "web_search");
    use.putObject("input").put("query", phrase());
    return use;
  }

  private ObjectNode searchResult() {
    ObjectNode result = block("search_result").put("source", phrase()).put("title", phrase());
    result.putArray("content").add(text(phrase()));
    return result;
  }

  private ObjectNode document() {
    ObjectNode document = block("document").put("title", phrase());
    ObjectNode source = document.putObject("source");
    if (choices.oneIn(2)) {
      source.put("type", "content").putArray("content").add(text(phrase())).add(image());
    } else {
      source.put("type", "text").put("media_type", "text/plain").put("data", phrase());
    }
    return document;
  }

  private static ObjectNode image() {
    ObjectNode image = block("image");
    image.putObject("source").put("type", "base64").put("media_type", "image/png").put("data", PNG);
    return image;
  }

  private static ObjectNode text(String text) {
    return block("text").put("text", text);
  }

  private static ObjectNode block(String type) {
    return JSON.objectNode().put("type", type);
  }

  private String phraseOrEmpty() {
    return choices.oneIn(4) ? choices.of("", " ", "\n") : phrase();
  }

  private String phrase() {
    List<String> phrase = new ArrayList<>();
    int count = 1 + choices.next(3);
    for (int i = 0; i < count; i++) {
      phrase.add("w%05d".formatted(words++));
    }
    phrases.add(phrase);
    return String.join(" ", phrase);
  }
}
