package io.github.kiro4j.protocol.mapping.openai.tools;

import io.github.kiro4j.api.messages.Tool;
import io.github.kiro4j.api.messages.ToolChoice;
import io.github.kiro4j.protocol.mapping.openai.Parameter;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which tools the model gets, and which of them it may or must call.
///
/// @param choice null if the choice is the model's
public record ToolUsePlan(ToolDirectory tools, @Nullable ToolChoice choice) {

  /// The plan of a request.
  ///
  /// @param choice the parameter `tool_choice`, or the older `function_call`
  /// @param parallel whether the model may call several tools at once
  /// @throws io.github.kiro4j.protocol.mapping.validation.InvalidRequestException if the choice is
  ///   unknown, or names a tool that the request does not have
  public static ToolUsePlan of(Parameter choice, boolean parallel, ToolDirectory tools) {
    if (tools.tools().isEmpty()) {
      return new ToolUsePlan(tools, null);
    }
    Boolean oneCall = parallel ? null : true;
    if (choice.value().isObject()) {
      return ofObject(choice, oneCall, tools);
    }
    return new ToolUsePlan(tools, mode(choice, oneCall));
  }

  private static @Nullable ToolChoice mode(Parameter mode, @Nullable Boolean oneCall) {
    String text = mode.text().orElse("auto");
    return switch (text) {
      case "auto" -> oneCall == null ? null : new ToolChoice.Auto(true);
      case "none" -> new ToolChoice.None();
      case "required" -> new ToolChoice.Any(oneCall);
      default ->
          throw mode.invalid(
              "the supported values are 'none', 'auto' and 'required', not '%s'".formatted(text));
    };
  }

  private static ToolUsePlan ofObject(
      Parameter choice, @Nullable Boolean oneCall, ToolDirectory tools) {
    String type = choice.member("type").text().orElse("function");
    if (type.equals("allowed_tools")) {
      return allowed(choice, oneCall, tools);
    }
    return new ToolUsePlan(tools, new ToolChoice.Named(named(choice, type, tools), oneCall));
  }

  private static ToolUsePlan allowed(
      Parameter choice, @Nullable Boolean oneCall, ToolDirectory tools) {
    Parameter nested = choice.member("allowed_tools");
    Parameter allowed = nested.value().isObject() ? nested : choice;
    Set<String> names =
        allowed
            .member("tools")
            .items()
            .map(tool -> name(tool, tool.member("type").text().orElse("function")))
            .collect(Collectors.toSet());
    return new ToolUsePlan(tools.only(names), mode(allowed.member("mode"), oneCall));
  }

  private static String named(Parameter choice, String type, ToolDirectory tools) {
    String name = name(choice, type);
    if (tools.tools().stream().map(Tool::name).noneMatch(name::equals)) {
      throw choice.invalid("the request has no tool with the chosen name");
    }
    return name;
  }

  /// The name in a reference, which the Chat Completions API has one level deeper. A reference to a
  /// tool that OpenAI defines has a type only.
  private static String name(Parameter reference, String type) {
    Parameter nested = reference.member(type);
    Parameter holder = nested.value().isObject() ? nested : reference;
    String fallback = type.startsWith("web_search") ? "web_search" : type;
    return ToolDirectory.nameOf(
        holder.member("name").text().orElse(fallback),
        holder.member("namespace").text().orElse(null));
  }
}
