package io.github.kiro4j.protocol.mapping.openai.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.messages.Tool;
import io.github.kiro4j.protocol.mapping.openai.Parameter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the tools of a request. Tools that only OpenAI's servers can run are left out, because a
/// refusal ends the client's session and the model can answer without them; the client is informed.
/// The web search is the gateway's own. Not thread-safe.
public final class ToolReader {

  private static final String WEB_SEARCH = "web_search";

  private final ToolDirectory.Builder directory = new ToolDirectory.Builder();

  /// What was read.
  public ToolDirectory directory() {
    return directory.build();
  }

  /// Adds a list of tools. The Chat Completions API has the definition one level deeper than the
  /// Responses API.
  ///
  /// @throws io.github.kiro4j.protocol.mapping.validation.InvalidRequestException if a tool is
  ///   incomplete
  public void add(Parameter tools) {
    tools.items().forEach(tool -> add(tool, null));
  }

  /// Adds the functions of the older parameter `functions`.
  ///
  /// @throws io.github.kiro4j.protocol.mapping.validation.InvalidRequestException if a function is
  ///   incomplete
  public void addOlder(Parameter functions) {
    functions
        .items()
        .forEach(function -> {
          String name = function.member("name").requiredText();
          directory.add(
              name, new ToolKind.OlderFunction(name), description(function), schema(function));
        });
  }

  /// Adds the gateway's web search.
  ///
  /// @param options the domains and the place of the user; empty if they are absent
  public void addWebSearch(Parameter options) {
    Map<String, JsonNode> settings = new HashMap<>();
    Parameter domains = options.member("filters").member("allowed_domains");
    if (!domains.value().isEmpty()) {
      settings.put("allowed_domains", domains.value());
    }
    options
        .member("user_location")
        .object()
        .ifPresent(place -> settings.put("user_location", place));
    directory.add(new Tool("web_search_20250305", WEB_SEARCH, null, null, null, settings));
  }

  private void add(Parameter tool, @Nullable String namespace) {
    String type = tool.member("type").text().orElse("function");
    switch (type) {
      case "function" -> function(definition(tool, type), namespace);
      case "custom" -> custom(definition(tool, type), namespace);
      case "namespace" -> namespace(tool);
      case "tool_search" -> search(tool);
      case "web_search",
          "web_search_2025_08_26",
          "web_search_preview",
          "web_search_preview_2025_03_11" ->
          webSearch(tool, type);
      default -> builtIn(type);
    }
  }

  private static Parameter definition(Parameter tool, String type) {
    Parameter nested = tool.member(type);
    return nested.value().isObject() ? nested : tool;
  }

  private void function(Parameter function, @Nullable String namespace) {
    String name = function.member("name").requiredText();
    directory.add(
        ToolDirectory.nameOf(name, namespace),
        new ToolKind.Function(name, namespace),
        description(function),
        schema(function));
  }

  private void custom(Parameter tool, @Nullable String namespace) {
    String name = tool.member("name").requiredText();
    directory.add(
        ToolDirectory.nameOf(name, namespace),
        new ToolKind.Custom(name, namespace),
        description(tool) + grammar(tool.member("format")),
        CustomInput.schema());
  }

  /// The Chat Completions API has the grammar one level deeper.
  private static String grammar(Parameter format) {
    Parameter nested = format.member("grammar");
    Parameter grammar = nested.value().isObject() ? nested : format;
    return grammar
        .member("definition")
        .text()
        .map(definition ->
            "\n\nThe input must match this %s grammar:\n```\n%s\n```"
                .formatted(grammar.member("syntax").text().orElse(""), definition))
        .orElse("");
  }

  private void namespace(Parameter namespace) {
    String name = namespace.member("name").requiredText();
    namespace
        .member("description")
        .text()
        .filter(text -> !text.isBlank())
        .ifPresent(text -> directory.note(name, text));
    namespace.member("tools").items().forEach(tool -> add(tool, name));
  }

  private void search(Parameter search) {
    if (search.member("execution").text().filter("client"::equals).isEmpty()) {
      directory.leaveOut("tool_search");
      return;
    }
    directory.add("tool_search", new ToolKind.ToolSearch(), description(search), schema(search));
  }

  private void webSearch(Parameter tool, String type) {
    if (tool.member("external_web_access").flag().orElse(true)) {
      addWebSearch(tool);
    } else {
      directory.leaveOut(type);
    }
  }

  private void builtIn(String type) {
    Optional<BuiltInTool> known = BuiltInTool.of(type);
    known.ifPresentOrElse(
        tool ->
            directory.add(
                tool.type(), new ToolKind.BuiltIn(tool), tool.description(), tool.schema()),
        () -> directory.leaveOut(type));
  }

  private static String description(Parameter tool) {
    return tool.member("description").text().orElse("");
  }

  private static JsonNode schema(Parameter function) {
    return function.member("parameters").object().orElseGet(ToolReader::noParameters);
  }

  private static JsonNode noParameters() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
    schema.putObject("properties");
    return schema;
  }
}
