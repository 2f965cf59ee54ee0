package io.github.kiro4j.protocol.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.protocol.models.ReasoningStyle.Effort;
import io.github.kiro4j.protocol.models.ReasoningStyle.Shape;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelCatalogueTest {

  private final ModelCatalogue shipped = ModelCatalogue.shipped();

  @ParameterizedTest
  @CsvSource({
    "claude-haiku-4.5,  200000,  64000,  none",
    "claude-sonnet-4.5, 200000,  64000,  none",
    "claude-opus-4.5,   200000,  64000,  none",
    "claude-sonnet-4.6, 1000000, 64000,  'low medium high max'",
    "claude-opus-4.6,   1000000, 64000,  'low medium high max'",
    "claude-opus-4.8,   1000000, 128000, 'low medium high xhigh max'",
    "gpt-5.6-terra,     272000,  128000, 'none low medium high xhigh max'",
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
    KiroModel opus = merged.find("claude-opus-6").orElseThrow();
    assertThat(opus.family()).isEqualTo("opus");
    assertThat(opus.contextWindow()).isEqualTo(2_000_000);
    assertThat(opus.reasoning())
        .isEqualTo(new Effort(Shape.OUTPUT_CONFIG, List.of("low", "high", "max"), true));
    assertThat(merged.models())
        .containsAll(shipped.models().stream().filter(m -> !m.id().equals(sonnet.id())).toList());
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
        .isEqualTo(new ReasoningStyle.Tags());
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
