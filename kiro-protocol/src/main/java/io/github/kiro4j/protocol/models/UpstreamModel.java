package io.github.kiro4j.protocol.models;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// An entry of `models` in the upstream's response to `ListAvailableModels`, with the members that
/// the gateway uses.
///
/// Source: `Model` in AWS's published clients; `refusalFallbackModels` in the responses that
/// kiro-lb and kiro2claude captured (autumn 2026).
///
/// @param modelId the upstream's own id
/// @param modelName name for people
/// @param tokenLimits most tokens of prompt and answer
/// @param rateMultiplier cost in credits relative to the model `auto`
/// @param supportedInputTypes for example `TEXT` and `IMAGE`
/// @param refusalFallbackModels models that may answer the requests that this model refuses
/// @param additionalModelRequestFieldsSchema JSON Schema of the parameters that the model accepts;
///   the live service sends the member, AWS's published model lacks it
public record UpstreamModel(
    String modelId,
    @Nullable String modelName,
    @Nullable TokenLimits tokenLimits,
    @Nullable Double rateMultiplier,
    @Nullable List<@Nullable String> supportedInputTypes,
    @Nullable List<@Nullable Reference> refusalFallbackModels,
    @Nullable JsonNode additionalModelRequestFieldsSchema) {

  /// Most tokens of a prompt and of an answer.
  public record TokenLimits(@Nullable Integer maxInputTokens, @Nullable Integer maxOutputTokens) {

    private TokenLimits orLarger(@Nullable TokenLimits other) {
      return other == null
          ? this
          : new TokenLimits(
              larger(maxInputTokens, other.maxInputTokens),
              larger(maxOutputTokens, other.maxOutputTokens));
    }

    private static @Nullable Integer larger(@Nullable Integer one, @Nullable Integer other) {
      if (one == null || other == null) {
        return first(one, other);
      }
      return Math.max(one, other);
    }
  }

  /// A model by its id.
  public record Reference(@Nullable String modelId) {}

  private static final BigDecimal LAST_WITHOUT_OWN_REASONING = new BigDecimal("4.5");
  private static final int ASSUMED_CONTEXT_WINDOW = 200_000;
  private static final int ASSUMED_MAX_OUTPUT_TOKENS = 64_000;

  /// What this list and another account's list together say about the same model: the larger
  /// limits, because the upstream raises a limit for one account after the other (GPT-5.6 in
  /// September 2026, kiro2claude); of the other members this list's.
  UpstreamModel mergedWith(UpstreamModel other) {
    return new UpstreamModel(
        modelId,
        first(modelName, other.modelName),
        tokenLimits == null ? other.tokenLimits : tokenLimits.orLarger(other.tokenLimits),
        first(rateMultiplier, other.rateMultiplier),
        first(supportedInputTypes, other.supportedInputTypes),
        first(refusalFallbackModels, other.refusalFallbackModels),
        first(additionalModelRequestFieldsSchema, other.additionalModelRequestFieldsSchema));
  }

  /// A model of the catalogue, updated with the upstream's figures.
  KiroModel update(KiroModel known) {
    return new KiroModel(
        known.id(),
        known.displayName(),
        known.family(),
        contextWindow(known.contextWindow()),
        maxOutputTokens(known.maxOutputTokens()),
        reasoning(known.reasoning()),
        known.created(),
        terms(known.terms()));
  }

  /// A model that the catalogue lacks, with assumptions where the upstream states no figures.
  KiroModel discovered() {
    return new KiroModel(
        modelId,
        Objects.requireNonNullElse(modelName, modelId),
        ModelName.parse(modelId).family(),
        contextWindow(ASSUMED_CONTEXT_WINDOW),
        maxOutputTokens(ASSUMED_MAX_OUTPUT_TOKENS),
        reasoning(withoutEffort()),
        null,
        terms(ModelTerms.UNKNOWN));
  }

  private int contextWindow(int otherwise) {
    return limit(TokenLimits::maxInputTokens).orElse(otherwise);
  }

  private int maxOutputTokens(int otherwise) {
    return limit(TokenLimits::maxOutputTokens).orElse(otherwise);
  }

  private Optional<Integer> limit(Function<TokenLimits, @Nullable Integer> kind) {
    return Optional.ofNullable(tokenLimits).map(kind).filter(limit -> limit > 0);
  }

  private static <T> @Nullable T first(@Nullable T one, @Nullable T other) {
    return one == null ? other : one;
  }

  private ModelTerms terms(ModelTerms otherwise) {
    return new ModelTerms(
        first(rateMultiplier, otherwise.rateMultiplier()),
        supportedInputTypes == null ? otherwise.inputTypes() : present(supportedInputTypes),
        refusalFallbackModels == null ? otherwise.refusalFallbacks() : ids(refusalFallbackModels));
  }

  private static List<String> present(List<@Nullable String> texts) {
    List<String> present = new ArrayList<>();
    for (String text : texts) {
      addIfPresent(present, text);
    }
    return present;
  }

  private static List<String> ids(List<@Nullable Reference> models) {
    List<String> ids = new ArrayList<>();
    for (Reference model : models) {
      if (model != null) {
        addIfPresent(ids, model.modelId());
      }
    }
    return ids;
  }

  private static void addIfPresent(List<String> texts, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      texts.add(text);
    }
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

  /// The style of a model whose schema has no levels of effort. Claude models newer than 4.5 reason
  /// by default and refuse prompts that ask for reasoning between tags (category
  /// `reasoning_extraction`).
  private ReasoningStyle withoutEffort() {
    if (!modelId.startsWith("claude-")) {
      return new ReasoningStyle.None();
    }
    return ModelName.parse(modelId)
            .version()
            .filter(version -> version.compareTo(LAST_WITHOUT_OWN_REASONING) <= 0)
            .isPresent()
        ? new ReasoningStyle.Tags()
        : new ReasoningStyle.Native();
  }

  private static List<String> effortLevels(JsonNode setting) {
    List<String> levels = new ArrayList<>();
    setting.path("properties").path("effort").path("enum").forEach(e -> levels.add(e.asText()));
    return levels;
  }
}
