package io.github.kiro4j.protocol.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelResolverTest {

  private static final ModelCatalogue CATALOGUE = ModelCatalogue.shipped();
  private final ModelResolver resolver = new ModelResolver(CATALOGUE, ModelPreferences.defaults());

  @ParameterizedTest
  @CsvSource({
    // exact, with dots and dashes, with and without what does not matter
    "claude-sonnet-4.5,                      claude-sonnet-4.5",
    "claude-sonnet-4-5,                      claude-sonnet-4.5",
    "Claude-Sonnet-4-5-20250929,             claude-sonnet-4.5",
    "claude-sonnet-4-5@20250929,             claude-sonnet-4.5",
    "claude-haiku-4-5-20251001,              claude-haiku-4.5",
    "claude-opus-4-5-20251101,               claude-opus-4.5",
    "claude-opus-4-6,                        claude-opus-4.6",
    "claude-opus-4-6[1m],                    claude-opus-4.6",
    "claude-opus-4-6-latest,                 claude-opus-4.6",
    "claude-opus-5,                          claude-opus-5",
    "claude-opus-5-0,                        claude-opus-5",
    "claude-opus-5-5,                        claude-opus-5.5",
    "claude-sonnet-5-5[1M],                  claude-sonnet-5.5",
    "claude-fable-5-1,                       claude-fable-5.1",
    "gpt-5-6-sol,                            gpt-5.6-sol",
    // the first of several that have a longer name
    "gpt-5.6,                                gpt-5.6-sol",
    "gpt-5-6,                                gpt-5.6-sol",
    "qwen3-coder-next,                       qwen3-coder-next",
    "deepseek-3.2,                           deepseek-3.2",
    "auto,                                   auto",
    // by family and version
    "anthropic/claude-sonnet-4.6,            claude-sonnet-4.6",
    "us.anthropic.claude-opus-4-6-v1:0,      claude-opus-4.6",
    "claude-4.6-sonnet,                      claude-sonnet-4.6",
    // retired generations
    "claude-sonnet-4-20250514,               claude-sonnet-4.5",
    "claude-sonnet-4,                        claude-sonnet-4.5",
    "claude-opus-4-20250514,                 claude-opus-4.5",
    "claude-opus-4-0,                        claude-opus-4.5",
    "claude-3-7-sonnet-20250219,             claude-sonnet-4.5",
    "claude-3-5-haiku-20241022,              claude-haiku-4.5",
    "claude-3-5-haiku-latest,                claude-haiku-4.5",
    "claude-3-opus-20240229,                 claude-opus-4.5",
    // no version
    "sonnet,                                 claude-sonnet-4.5",
    "claude-opus,                            claude-opus-4.5",
    "claude-haiku-latest,                    claude-haiku-4.5",
  })
  void nameFindsItsModel(String requested, String id) {
    assertThat(resolver.resolve(requested))
        .hasValueSatisfying(resolution -> {
          assertThat(resolution.model().id()).isEqualTo(id);
          assertThat(resolution.fellBack()).isFalse();
          assertThat(resolution.thinkingRequested()).isFalse();
        });
  }

  @ParameterizedTest
  @CsvSource({
    "claude-opus-4-1-20250805, claude-opus-4.5",
    "claude-sonnet-9,          claude-sonnet-4.5",
    "claude-haiku-5-5,         claude-haiku-4.5",
  })
  void unknownVersionFallsBackToItsFamilyAndReportsTheFallBack(String requested, String id) {
    assertThat(resolver.resolve(requested))
        .hasValueSatisfying(resolution -> {
          assertThat(resolution.model().id()).isEqualTo(id);
          assertThat(resolution.fellBack()).isTrue();
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"llama-4", "gpt-4", "", "claude-2.1", "claude-instant-1.2", "claude-fable"})
  void nameOfNoFamilyFindsNothing(String requested) {
    assertThat(resolver.resolve(requested)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "claude-sonnet-4-5-thinking",
        "claude-sonnet-4-5-20250929-thinking",
        "claude-sonnet-4-5-thinking-20250929",
        "claude-sonnet-4-5-thinking[1m]",
        "claude-sonnet-thinking"
      })
  void suffixAsksForThinking(String requested) {
    assertThat(resolver.resolve(requested))
        .hasValueSatisfying(resolution -> {
          assertThat(resolution.model().id()).isEqualTo("claude-sonnet-4.5");
          assertThat(resolution.thinkingRequested()).isTrue();
        });
  }

  @Test
  void aliasComesBeforeEverythingElse() {
    ModelResolver aliased =
        resolver(
            Map.of("my-model", "claude-opus-5", "claude-sonnet-4-20250514", "claude-sonnet-5"),
            Map.of(),
            false);

    assertThat(id(aliased, "My-Model")).isEqualTo("claude-opus-5");
    assertThat(id(aliased, "my-model-thinking")).isEqualTo("claude-opus-5");
    assertThat(aliased.resolve("my-model-thinking").orElseThrow().thinkingRequested()).isTrue();
    assertThat(id(aliased, "claude-sonnet-4-20250514")).isEqualTo("claude-sonnet-5");
    assertThat(id(aliased, "claude-sonnet-4-5")).isEqualTo("claude-sonnet-4.5");
  }

  @Test
  void aliasMayNameAModelThatOnlyTheUpstreamLists() {
    ModelCatalogue listed =
        CATALOGUE.withUpstream(
            List.of(new UpstreamModel("claude-sonnet-4", null, null, null, null, null, null)));
    ModelPreferences preferences =
        new ModelPreferences(Map.of("old", "claude-sonnet-4"), Map.of(), false);

    assertThat(id(new ModelResolver(listed, preferences), "old")).isEqualTo("claude-sonnet-4");
  }

  @Test
  void familyDefaultsCanBeSet() {
    ModelResolver configured =
        resolver(Map.of(), Map.of("sonnet", "claude-sonnet-4-6", "fable", "claude-fable-5"), false);

    assertThat(id(configured, "claude-sonnet-4-20250514")).isEqualTo("claude-sonnet-4.6");
    assertThat(id(configured, "claude-fable")).isEqualTo("claude-fable-5");
    assertThat(id(configured, "opus")).isEqualTo("claude-opus-4.5");
  }

  @Test
  void newestOfTheFamilyCanBePreferred() {
    ModelResolver newest = resolver(Map.of(), Map.of(), true);

    assertThat(id(newest, "claude-sonnet-4-20250514")).isEqualTo("claude-sonnet-5.5");
    assertThat(id(newest, "opus")).isEqualTo("claude-opus-5.5");
    assertThat(id(newest, "claude-haiku-5-5")).isEqualTo("claude-haiku-4.5");
    assertThat(id(newest, "claude-sonnet-4-5")).isEqualTo("claude-sonnet-4.5");
  }

  @Test
  void defaultThatTheCatalogueLacksIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> resolver(Map.of(), Map.of("opus", "claude-opus-99"), false))
        .withMessage("familyDefaults.opus: the catalogue has no model 'claude-opus-99'");
  }

  private static ModelResolver resolver(
      Map<String, String> aliases, Map<String, String> familyDefaults, boolean preferNewest) {
    return new ModelResolver(
        CATALOGUE, new ModelPreferences(aliases, familyDefaults, preferNewest));
  }

  private static String id(ModelResolver resolver, String requested) {
    return resolver.resolve(requested).orElseThrow().model().id();
  }
}
