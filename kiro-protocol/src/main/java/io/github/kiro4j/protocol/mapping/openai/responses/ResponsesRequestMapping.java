package io.github.kiro4j.protocol.mapping.openai.responses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.kiro4j.api.messages.ContentBlock;
import io.github.kiro4j.api.messages.MessagesRequest;
import io.github.kiro4j.api.openai.OpenAiRequest;
import io.github.kiro4j.api.openai.responses.ResponseObject;
import io.github.kiro4j.protocol.mapping.openai.AnswerSettings;
import io.github.kiro4j.protocol.mapping.openai.IgnoredMembers;
import io.github.kiro4j.protocol.mapping.openai.Parameter;
import io.github.kiro4j.protocol.mapping.openai.tools.ToolDirectory;
import io.github.kiro4j.protocol.mapping.openai.tools.ToolReader;
import io.github.kiro4j.protocol.mapping.openai.tools.ToolUsePlan;
import io.github.kiro4j.protocol.mapping.validation.InvalidRequestException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Translates requests of the Responses API into requests of the Messages API.
public final class ResponsesRequestMapping {

  private static final Set<String> WITH_EFFECT =
      Set.of(
          "background",
          "conversation",
          "input",
          "instructions",
          "max_output_tokens",
          "parallel_tool_calls",
          "previous_response_id",
          "prompt",
          "prompt_cache_key",
          "reasoning",
          "store",
          "text",
          "tool_choice",
          "tools");

  private ResponsesRequestMapping() {}

  /// Translates a request.
  ///
  /// @throws InvalidRequestException if a parameter has no equivalent, or the request continues a
  ///   response that is not known
  public static ResponsesCall translate(OpenAiRequest request, EarlierItems earlier) {
    checkSupported(request);
    List<JsonNode> input = InputResolution.of(request, earlier);
    ToolReader tools = new ToolReader();
    tools.add(Parameter.of(request, "tools"));
    InputItems items = new InputItems(tools);
    items.read(input);
    boolean parallel = Parameter.of(request, "parallel_tool_calls").flag().orElse(true);
    ToolUsePlan plan =
        ToolUsePlan.of(
            Parameter.of(request, "tool_choice"),
            parallel,
            items.compaction() ? ToolDirectory.NONE : tools.directory());
    return new ResponsesCall(
        messagesRequest(request, items, plan),
        plan.tools(),
        echo(request, parallel),
        input,
        items.compaction());
  }

  private static void checkSupported(OpenAiRequest request) {
    Parameter background = Parameter.of(request, "background");
    if (background.flag().orElse(false)) {
      throw background.unsupported("responses in the background are not supported");
    }
    for (String name : List.of("conversation", "prompt")) {
      Parameter stored = Parameter.of(request, name);
      if (!stored.absent()) {
        throw stored.unsupported(
            "the gateway has none that is stored; send the whole conversation in `input`");
      }
    }
  }

  private static MessagesRequest messagesRequest(
      OpenAiRequest request, InputItems items, ToolUsePlan plan) {
    AnswerSettings settings = settings(request);
    return new MessagesRequest(
        request.model(),
        Parameter.of(request, "max_output_tokens").integer().orElse(AnswerSettings.NO_LIMIT),
        items.messages(),
        system(request, plan.tools()),
        request.stream(),
        List.of(),
        plan.tools().tools(),
        plan.choice(),
        settings.thinking(),
        settings.output(),
        null,
        IgnoredMembers.of(request, WITH_EFFECT));
  }

  private static List<ContentBlock> system(OpenAiRequest request, ToolDirectory tools) {
    return Stream.concat(
            Parameter.of(request, "instructions").text().stream(), tools.notes().stream())
        .<ContentBlock>map(ContentBlock.Text::new)
        .toList();
  }

  private static AnswerSettings settings(OpenAiRequest request) {
    Parameter reasoning = Parameter.of(request, "reasoning");
    Parameter effort = reasoning.member("effort");
    return AnswerSettings.of(
        effort, summarized(reasoning, effort), Parameter.of(request, "text").member("format"));
  }

  /// Whether the client reads the reasoning; null if it does not ask for any. Without a summary the
  /// reasoning comes back in the next request all the same.
  private static @Nullable Boolean summarized(Parameter reasoning, Parameter effort) {
    Optional<String> summary =
        reasoning.member("summary").text().or(() -> reasoning.member("generate_summary").text());
    if (summary.filter(given -> !given.equals("none")).isPresent()) {
      return true;
    }
    return effort.absent() ? null : false;
  }

  private static ResponseObject.Echo echo(OpenAiRequest request, boolean parallel) {
    Parameter choice = Parameter.of(request, "tool_choice");
    return new ResponseObject.Echo(
        choice.absent() ? TextNode.valueOf("auto") : choice.value(),
        parallel,
        Parameter.of(request, "previous_response_id").text().orElse(null));
  }
}
