package io.github.kiro4j.protocol.models;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An entry of `models` in the upstream's response to `ListAvailableModels`, with the members that
/// the gateway uses.
///
/// Source: `Model` in AWS's published clients.
///
/// @param modelId the upstream's own id
/// @param modelName name for people
/// @param tokenLimits most tokens of prompt and answer
/// @param additionalModelRequestFieldsSchema JSON Schema of the parameters that the model accepts;
///   the live service sends the member, AWS's published model lacks it
public record UpstreamModel(
    String modelId,
    @Nullable String modelName,
    @Nullable TokenLimits tokenLimits,
    @Nullable JsonNode additionalModelRequestFieldsSchema) {

  /// Most tokens of a prompt and of an answer.
  public record TokenLimits(@Nullable Integer maxInputTokens, @Nullable Integer maxOutputTokens) {}

  private static final int ASSUMED_CONTEXT_WINDOW = 200_000;
  private static final int ASSUMED_MAX_OUTPUT_TOKENS = 64_000;

  /// A model of the catalogue, updated with the upstream's figures.
  KiroModel update(KiroModel known) {
    return new KiroModel(
        known.id(),
        known.displayName(),
        known.family(),
        contextWindow(known.contextWindow()),
        maxOutputTokens(known.maxOutputTokens()),
        reasoning(known.reasoning()),
        known.created());
  }

  /// A model that the catalogue lacks, with assumptions where the upstream states no figures.
  KiroModel discovered() {
    return new KiroModel(
        modelId,
        modelName == null ? modelId : modelName,
        ModelName.parse(modelId).family(),
        contextWindow(ASSUMED_CONTEXT_WINDOW),
        maxOutputTokens(ASSUMED_MAX_OUTPUT_TOKENS),
        reasoning(withoutEffort()),
        null);
  }

  private int contextWindow(int otherwise) {
    Integer limit = tokenLimits == null ? null : tokenLimits.maxInputTokens();
    return limit == null || limit <= 0 ? otherwise : limit;
  }

  private int maxOutputTokens(int otherwise) {
    Integer limit = tokenLimits == null ? null : tokenLimits.maxOutputTokens();
    return limit == null || limit <= 0 ? otherwise : limit;
  }

  private ReasoningStyle reasoning(ReasoningStyle otherwise) {
    if (additionalModelRequestFieldsSchema == null) {
      return otherwise;
    }
    JsonNode settings = additionalModelRequestFieldsSchema.path("properties");
    List<String> claudeLevels = effortLevels(settings.path("output_config"));
    if (!claudeLevels.isEmpty()) {
      boolean canDisable = settings.path("thinking").toString().contains("\"disabled\"");
      return new ReasoningStyle.Effort(
          ReasoningStyle.Shape.OUTPUT_CONFIG, claudeLevels, canDisable);
    }
    List<String> gptLevels = effortLevels(settings.path("reasoning"));
    if (!gptLevels.isEmpty()) {
      return new ReasoningStyle.Effort(
          ReasoningStyle.Shape.REASONING, gptLevels, gptLevels.contains("none"));
    }
    return withoutEffort();
  }

  private ReasoningStyle withoutEffort() {
    return modelId.startsWith("claude-") ? new ReasoningStyle.Tags() : new ReasoningStyle.None();
  }

  private static List<String> effortLevels(JsonNode setting) {
    List<String> levels = new ArrayList<>();
    setting.path("properties").path("effort").path("enum").forEach(e -> levels.add(e.asText()));
    return levels;
  }
}
