package io.github.kiro4j.api.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A model in the form of Codex's catalogue. Codex takes the members for what the model can do, and
/// rejects the whole catalogue if one entry lacks a member that has no default.
///
/// Source: the catalogue that Codex 0.171 ships, and what it rejects.
///
/// @param slug the value for a request's `model`
/// @param displayName name for people
/// @param listing where Codex lists the model
/// @param contextWindow size of the context window in tokens; Codex compacts a conversation at 90 %
/// @param supportedReasoningLevels the levels of effort that the person can choose
/// @param inputModalities kinds of input: `text`, `image`
/// @param applyPatchToolType `freeform` if the model knows Codex's tool for patches; null if not
/// @param baseInstructions the beginning of the system prompt
@JsonNaming(SnakeCaseStrategy.class)
public record CodexModel(
    String slug,
    String displayName,
    @JsonUnwrapped Listing listing,
    int contextWindow,
    List<Level> supportedReasoningLevels,
    List<String> inputModalities,
    @Nullable String applyPatchToolType,
    String baseInstructions) {

  /// The end of a tool's output is cut off at so many tokens.
  private static final int OUTPUT_TOKENS = 10_000;

  public CodexModel {
    supportedReasoningLevels = List.copyOf(supportedReasoningLevels);
    inputModalities = List.copyOf(inputModalities);
  }

  /// Where Codex lists a model.
  ///
  /// @param priority place in the list, from 1
  /// @param visibility `list`, or `hide` for a name that the person can use but not choose
  public record Listing(int priority, String visibility) {}

  /// A level of effort.
  public record Level(String effort, String description) {}

  /// How Codex shortens the output of tools.
  public record TruncationPolicy(String mode, int limit) {}

  /// Always `unified_exec`: the tools `exec_command` and `write_stdin`.
  @JsonProperty("shell_type")
  public String shellType() {
    return "unified_exec";
  }

  /// Always true.
  @JsonProperty("supported_in_api")
  public boolean supportedInApi() {
    return true;
  }

  /// Always false: verbosity has no effect upstream.
  @JsonProperty("support_verbosity")
  public boolean supportVerbosity() {
    return false;
  }

  /// Always true: a model may call several tools at once.
  @JsonProperty("supports_parallel_tool_calls")
  public boolean supportsParallelToolCalls() {
    return true;
  }

  /// Whether Codex sends the parameter `reasoning`.
  @JsonProperty("supports_reasoning_summaries")
  public boolean supportsReasoningSummaries() {
    return !supportedReasoningLevels.isEmpty();
  }

  /// The same for every model.
  @JsonProperty("truncation_policy")
  public TruncationPolicy truncationPolicy() {
    return new TruncationPolicy("tokens", OUTPUT_TOKENS);
  }

  /// Always empty.
  @JsonProperty("experimental_supported_tools")
  public List<String> experimentalSupportedTools() {
    return List.of();
  }
}
