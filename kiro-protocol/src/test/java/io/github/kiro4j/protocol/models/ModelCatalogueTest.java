package io.github.kiro4j.protocol.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.protocol.models.ReasoningStyle.Effort;
import io.github.kiro4j.protocol.models.ReasoningStyle.Shape;
import io.github.kiro4j.protocol.models.UpstreamModel.TokenLimits;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelCatalogueTest {

  private final ModelCatalogue shipped = ModelCatalogue.shipped();

  @ParameterizedTest
  @CsvSource({
    "auto,              1000000,  64000, 1.0,",
    "claude-sonnet-4.5,  200000,  64000, 1.3,",
    "claude-haiku-4.5,   200000,  64000, 0.4,",
    "claude-opus-4.5,    200000,  64000, 2.2,",
    "claude-sonnet-4.6, 1000000,  64000, 1.3,",
    "claude-opus-4.6,   1000000,  64000, 2.2,",
    "claude-opus-4.7,   1000000, 128000, 2.2,",
    "claude-opus-4.8,   1000000, 128000, 2.2,",
    "claude-opus-5,     1000000, 128000, 2.2, claude-opus-4.8",
    "claude-sonnet-5,   1000000,  64000, 1.3,",
    "claude-sonnet-5.5, 1000000, 128000, 1.3, claude-sonnet-5",
    "claude-opus-5.5,   1000000, 128000,    , claude-opus-4.8",
    "gpt-5.6-sol,       1000000, 128000,    ,",
    "gpt-5.6-terra,     1000000, 128000, 1.2,",
    "gpt-5.6-luna,      1000000, 128000, 0.6,",
    "deepseek-3.2,       164000,  64000, 0.25,",
    "glm-5,              200000,  64000, 0.5,",
    "minimax-m2.1,       196000,  64000, 0.15,",
    "minimax-m2.5,       196000,  64000, 0.25,",
    "qwen3-coder-next,   256000,  64000, 0.05,",
  })
  void shippedWindowsOutputsRatesAndFallbacksAreThoseOfAutumn2026(
      String id, int context, int output, @Nullable Double rate, @Nullable String fallback) {
    KiroModel model = shipped.find(id).orElseThrow();

    assertThat(model.contextWindow()).isEqualTo(context);
    assertThat(model.maxOutputTokens()).isEqualTo(output);
    assertThat(model.terms().rateMultiplier()).isEqualTo(rate);
    assertThat(model.terms().refusalFallback()).isEqualTo(Optional.ofNullable(fallback));
  }

  @Test
  void modelsThatAlwaysThinkCannotBeToldNotTo() {
    for (String id : List.of("claude-opus-5.5", "claude-sonnet-5.5")) {
      assertThat(shipped.find(id).orElseThrow().reasoning())
          .isInstanceOfSatisfying(Effort.class, it -> assertThat(it.canDisable()).isFalse());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "claude-haiku-4.5,  200000,  64000,  none",
    "claude-sonnet-4.5, 200000,  64000,  none",
    "claude-opus-4.5,   200000,  64000,  none",
    "claude-sonnet-4.6, 1000000, 64000,  'low medium high max'",
    "claude-opus-4.6,   1000000, 64000,  'low medium high max'",
    "claude-opus-4.8,   1000000, 128000, 'low medium high xhigh max'",
    "gpt-5.6-terra,     1000000, 128000, 'none low medium high xhigh max'",
  })
  void shippedModelsAreAsTheUpstreamHasThem(String id, int context, int output, String levels) {
    KiroModel model = shipped.find(id).orElseThrow();

    assertThat(model.contextWindow()).isEqualTo(context);
    assertThat(model.maxOutputTokens()).isEqualTo(output);
    assertThat(model.reasoning())
        .isInstanceOf(levels.equals("none") ? ReasoningStyle.Tags.class : Effort.class);
    if (model.reasoning() instanceof Effort effort) {
      assertThat(String.join(" ", effort.levels())).isEqualTo(levels);
    }
  }

  @Test
  void releaseDateIsTheEpochWhereItIsNotKnown() {
    assertThat(shipped.find("claude-sonnet-4.5").orElseThrow().createdAt())
        .isEqualTo(Instant.parse("2025-09-29T00:00:00Z"));
    assertThat(shipped.find("glm-5").orElseThrow().createdAt()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void idsAreListedWithDashes() {
    assertThat(shipped.find("claude-opus-4.6").orElseThrow().listedId())
        .isEqualTo("claude-opus-4-6");
    assertThat(shipped.models())
        .allSatisfy(model -> assertThat(shipped.find(model.listedId())).hasValue(model));
  }

  @Test
  void modelCanBeReplacedAndAdded() throws JsonProcessingException {
    KiroModel replaced =
        read("{'id':'claude-opus-4.6','family':'opus','contextWindow':7,'maxOutputTokens':8}");
    KiroModel added =
        read(
            "{'id':'own-1','displayName':'Own','family':'own','contextWindow':9,'maxOutputTokens':10,"
                + "'reasoning':{'style':'tags'},'created':11}");

    ModelCatalogue changed = shipped.with(List.of(replaced, added));

    assertThat(changed.find("claude-opus-4-6")).hasValue(replaced);
    assertThat(replaced.displayName()).isEqualTo("claude-opus-4.6");
    assertThat(replaced.reasoning()).isEqualTo(new ReasoningStyle.None());
    assertThat(changed.find("own-1")).hasValue(added);
    assertThat(changed.models()).hasSize(shipped.models().size() + 1);
    assertThat(shipped.find("own-1")).isEmpty();
  }

  @Test
  void upstreamsListUpdatesAndAddsButRemovesNothing() throws JsonProcessingException {
    UpstreamModel known =
        listed(
            "{'modelId':'claude-sonnet-4.5','modelName':'Renamed','tokenLimits':{'maxInputTokens':300000}}");
    UpstreamModel unknown =
        listed(
            """
            {'modelId':'claude-opus-6','modelName':'Claude Opus 6','rateMultiplier':2.2,
             'rateUnit':'credit','supportedInputTypes':['TEXT','IMAGE',null],
             'refusalFallbackModels':[{'modelId':'claude-opus-5'},{'modelId':''},{}],
             'tokenLimits':{'maxInputTokens':2000000,'maxOutputTokens':256000},
             'additionalModelRequestFieldsSchema':{'type':'object','properties':{
               'output_config':{'type':'object','properties':{
                 'effort':{'type':'string','enum':['max','low','high']}}},
               'thinking':{'type':'object','properties':{
                 'type':{'type':'string','enum':['adaptive','disabled']}}}}}}
            """);

    ModelCatalogue merged = shipped.withUpstream(List.of(known, unknown));

    KiroModel sonnet = merged.find("claude-sonnet-4.5").orElseThrow();
    assertThat(sonnet.contextWindow()).isEqualTo(300_000);
    assertThat(sonnet.maxOutputTokens()).isEqualTo(64_000);
    assertThat(sonnet.displayName()).isEqualTo("Claude Sonnet 4.5");
    assertThat(sonnet.reasoning()).isEqualTo(new ReasoningStyle.Tags());
    assertThat(sonnet.terms()).isEqualTo(new ModelTerms(1.3, List.of(), List.of()));
    KiroModel opus = merged.find("claude-opus-6").orElseThrow();
    assertThat(opus.family()).isEqualTo("opus");
    assertThat(opus.contextWindow()).isEqualTo(2_000_000);
    assertThat(opus.terms())
        .isEqualTo(new ModelTerms(2.2, List.of("TEXT", "IMAGE"), List.of("claude-opus-5")));
    assertThat(opus.reasoning())
        .isEqualTo(new Effort(Shape.OUTPUT_CONFIG, List.of("low", "high", "max"), true));
    assertThat(merged.models())
        .containsAll(shipped.models().stream().filter(m -> !m.id().equals(sonnet.id())).toList());
  }

  /// The limits of the same model in the lists of two credentials, as `input/output`.
  @ParameterizedTest
  @CsvSource({
    "272000/128000, 1000000/64000, 1000000, 128000",
    "1000000/64000, 272000/128000, 1000000, 128000",
    "300000/,       /32000,        300000,  32000",
    "/,             300000/,       300000,  128000",
    "/,             /,             1000000, 128000",
  })
  void largerLimitsOfTwoCredentialsListsCountAndTheTableIsUnderneath(
      String one, String other, int context, int output) {
    ModelCatalogue merged =
        shipped.withUpstream(
            List.of(withLimits("gpt-5.6-terra", one), withLimits("GPT-5.6-terra", other)));

    KiroModel terra = merged.find("gpt-5.6-terra").orElseThrow();
    assertThat(terra.contextWindow()).isEqualTo(context);
    assertThat(terra.maxOutputTokens()).isEqualTo(output);
    assertThat(merged.models()).hasSameSizeAs(shipped.models());
  }

  private static UpstreamModel withLimits(String id, String limits) {
    String[] parts = limits.split("/", -1);
    return new UpstreamModel(
        id, null, new TokenLimits(number(parts[0]), number(parts[1])), null, null, null, null);
  }

  private static @Nullable Integer number(String text) {
    return text.isEmpty() ? null : Integer.valueOf(text);
  }

  @Test
  void membersThatOneListLacksComeFromTheOther() throws JsonProcessingException {
    KiroModel merged =
        shipped
            .withUpstream(
                List.of(
                    listed("{'modelId':'nova-1'}"),
                    listed(
                        """
                        {'modelId':'nova-1','modelName':'Nova','rateMultiplier':0.7,
                         'supportedInputTypes':['TEXT'],'tokenLimits':{'maxInputTokens':7000},
                         'refusalFallbackModels':[{'modelId':'auto'}]}
                        """)))
            .find("nova-1")
            .orElseThrow();

    assertThat(merged.displayName()).isEqualTo("Nova");
    assertThat(merged.contextWindow()).isEqualTo(7_000);
    assertThat(merged.terms()).isEqualTo(new ModelTerms(0.7, List.of("TEXT"), List.of("auto")));
  }

  @Test
  void upstreamsTermsReplaceTheShippedOnes() throws JsonProcessingException {
    UpstreamModel listed =
        listed(
            "{'modelId':'claude-opus-5','rateMultiplier':3,'refusalFallbackModels':[],"
                + "'supportedInputTypes':['TEXT'],'tokenLimits':{'maxInputTokens':272000}}");

    KiroModel opus = shipped.withUpstream(List.of(listed)).find("claude-opus-5").orElseThrow();

    assertThat(opus.terms()).isEqualTo(new ModelTerms(3.0, List.of("TEXT"), List.of()));
    assertThat(opus.terms().takesImages()).isFalse();
    assertThat(opus.contextWindow()).isEqualTo(272_000);
    assertThat(opus.maxOutputTokens()).isEqualTo(128_000);
  }

  @ParameterizedTest
  @CsvSource({
    "claude-sonnet-4,   tags",
    "claude-3.7-sonnet, tags",
    "claude-sonnet-4.5, tags",
    "claude-sonnet-4.6, native",
    "claude-opus-5,     native",
    "claude-nova,       native",
    "kimi-3,            none",
  })
  void modelWhoseSchemaNamesNoLevelsIsAskedForTagsOnlyIfItDoesNotReasonByItself(
      String id, String style) throws JsonProcessingException {
    UpstreamModel listed =
        listed(
            "{'modelId':'%s','additionalModelRequestFieldsSchema':{'properties':{}}}"
                .formatted(id));

    assertThat(
            shipped.withUpstream(List.of(listed)).find(id).map(KiroModel::reasoning).orElseThrow())
        .isEqualTo(
            switch (style) {
              case "tags" -> new ReasoningStyle.Tags();
              case "native" -> new ReasoningStyle.Native();
              default -> new ReasoningStyle.None();
            });
  }

  @Test
  void upstreamsSchemaDeterminesHowAModelReasons() throws JsonProcessingException {
    String gpt =
        "{'modelId':'gpt-9','additionalModelRequestFieldsSchema':{'properties':{'reasoning':"
            + "{'properties':{'effort':{'enum':['none','low']}}}}}}";
    String nothing =
        "{'modelId':'claude-opus-5','additionalModelRequestFieldsSchema':{'properties':{}}}";

    ModelCatalogue merged = shipped.withUpstream(List.of(listed(gpt), listed(nothing)));

    assertThat(merged.find("gpt-9").orElseThrow().reasoning())
        .isEqualTo(new Effort(Shape.REASONING, List.of("none", "low"), true));
    assertThat(merged.find("claude-opus-5").orElseThrow().reasoning())
        .isEqualTo(new ReasoningStyle.Native());
  }

  @ParameterizedTest
  @CsvSource({
    "low,    low",
    "medium, low",
    "high,   high",
    "xhigh,  high",
    "max,    max",
    "none,   low",
    "ultra,  high",
  })
  void levelThatAModelLacksBecomesTheNextLowerOne(String wanted, String nearest) {
    Effort effort = new Effort(Shape.OUTPUT_CONFIG, List.of("max", "low", "high"), true);

    assertThat(effort.nearest(wanted)).isEqualTo(nearest);
  }

  private static KiroModel read(String json) throws JsonProcessingException {
    return Json.MAPPER.readValue(json.replace('\'', '"'), KiroModel.class);
  }

  private static UpstreamModel listed(String json) throws JsonProcessingException {
    return Json.MAPPER.readValue(json.replace('\'', '"'), UpstreamModel.class);
  }
}
