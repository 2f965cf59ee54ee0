package io.github.kiro4j.protocol.mapping.openai.chat;

import io.github.kiro4j.api.messages.ContentBlock;
import io.github.kiro4j.api.messages.MessagesRequest;
import io.github.kiro4j.api.openai.OpenAiRequest;
import io.github.kiro4j.protocol.mapping.openai.AnswerSettings;
import io.github.kiro4j.protocol.mapping.openai.IgnoredMembers;
import io.github.kiro4j.protocol.mapping.openai.Parameter;
import io.github.kiro4j.protocol.mapping.openai.tools.ToolDirectory;
import io.github.kiro4j.protocol.mapping.openai.tools.ToolReader;
import io.github.kiro4j.protocol.mapping.openai.tools.ToolUsePlan;
import io.github.kiro4j.protocol.mapping.validation.InvalidRequestException;
import java.util.List;
import java.util.Set;

/// Translates requests of the Chat Completions API into requests of the Messages API.
public final class ChatRequestMapping {

  private static final Set<String> WITH_EFFECT =
      Set.of(
          "function_call",
          "functions",
          "max_completion_tokens",
          "max_tokens",
          "messages",
          "modalities",
          "n",
          "parallel_tool_calls",
          "prompt_cache_key",
          "reasoning_effort",
          "response_format",
          "stop",
          "stream_options",
          "tool_choice",
          "tools",
          "web_search_options");

  private ChatRequestMapping() {}

  /// Translates a request.
  ///
  /// @throws InvalidRequestException if a parameter has no equivalent
  public static ChatCall translate(OpenAiRequest request) {
    checkSupported(request);
    ToolUsePlan plan = toolUse(request);
    AnswerSettings settings = settings(request);
    MessagesRequest translated =
        new MessagesRequest(
            request.model(),
            maxTokens(request),
            ChatMessages.read(Parameter.of(request, "messages")),
            notes(plan.tools()),
            request.stream(),
            stopSequences(request),
            plan.tools().tools(),
            plan.choice(),
            settings.thinking(),
            settings.output(),
            null,
            IgnoredMembers.of(request, WITH_EFFECT));
    boolean includeUsage =
        Parameter.of(request, "stream_options").member("include_usage").flag().orElse(false);
    return new ChatCall(translated, plan.tools(), includeUsage);
  }

  private static void checkSupported(OpenAiRequest request) {
    Parameter choices = Parameter.of(request, "n");
    if (choices.integer().orElse(1) != 1) {
      throw choices.unsupported("the model gives one answer; send 1, or leave the parameter out");
    }
    Parameter modalities = Parameter.of(request, "modalities");
    if (modalities.texts().stream().anyMatch(modality -> !modality.equals("text"))) {
      throw modalities.unsupported("the only supported modality is 'text'");
    }
  }

  private static ToolUsePlan toolUse(OpenAiRequest request) {
    ToolReader reader = new ToolReader();
    reader.add(Parameter.of(request, "tools"));
    Parameter older = Parameter.of(request, "functions");
    reader.addOlder(older);
    Parameter search = Parameter.of(request, "web_search_options");
    if (!search.absent()) {
      reader.addWebSearch(search);
    }
    Parameter choice = Parameter.of(request, "tool_choice");
    // An answer has one call of an older function at most.
    boolean parallel =
        older.absent() && Parameter.of(request, "parallel_tool_calls").flag().orElse(true);
    return ToolUsePlan.of(
        choice.absent() ? Parameter.of(request, "function_call") : choice,
        parallel,
        reader.directory());
  }

  private static List<ContentBlock> notes(ToolDirectory tools) {
    return tools.notes().stream().<ContentBlock>map(ContentBlock.Text::new).toList();
  }

  private static AnswerSettings settings(OpenAiRequest request) {
    Parameter effort = Parameter.of(request, "reasoning_effort");
    return AnswerSettings.of(
        effort, effort.absent() ? null : true, Parameter.of(request, "response_format"));
  }

  private static int maxTokens(OpenAiRequest request) {
    return Parameter.of(request, "max_completion_tokens")
        .integer()
        .or(() -> Parameter.of(request, "max_tokens").integer())
        .orElse(AnswerSettings.NO_LIMIT);
  }

  /// Blank stop sequences are left out, as other gateways do.
  private static List<String> stopSequences(OpenAiRequest request) {
    return Parameter.of(request, "stop").texts().stream().filter(text -> !text.isBlank()).toList();
  }
}
