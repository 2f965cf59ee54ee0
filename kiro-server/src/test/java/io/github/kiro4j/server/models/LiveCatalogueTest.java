package io.github.kiro4j.server.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.protocol.models.KiroModel;
import io.github.kiro4j.protocol.models.ModelResolver;
import io.github.kiro4j.protocol.models.ReasoningStyle;
import io.github.kiro4j.protocol.models.UpstreamModel;
import io.github.kiro4j.protocol.models.UpstreamModel.TokenLimits;
import io.github.kiro4j.server.config.ModelOverride;
import io.github.kiro4j.server.config.ModelsConfiguration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LiveCatalogueTest {

  @Test
  void anOverrideKeepsWhatItDoesNotName() {
    LiveCatalogue catalogue = catalogue(override("claude-sonnet-4-5", 1_000_000));

    KiroModel sonnet = model(catalogue, "claude-sonnet-4.5");

    assertThat(sonnet.contextWindow()).isEqualTo(1_000_000);
    assertThat(sonnet.id()).isEqualTo("claude-sonnet-4.5");
    assertThat(sonnet.displayName()).isEqualTo("Claude Sonnet 4.5");
    assertThat(sonnet.maxOutputTokens()).isEqualTo(64_000);
    assertThat(sonnet.reasoning()).isEqualTo(new ReasoningStyle.Tags());
    assertThat(sonnet.created()).isEqualTo(1_759_104_000);
  }

  @Test
  void aNewModelIsAdded() {
    LiveCatalogue catalogue =
        catalogue(new ModelOverride("gpt-7", null, "gpt", 400_000, 128_000, null, null));

    assertThat(model(catalogue, "gpt-7"))
        .isEqualTo(
            new KiroModel(
                "gpt-7", "gpt-7", "gpt", 400_000, 128_000, new ReasoningStyle.None(), null, null));
  }

  @Test
  void theOperatorsWordStandsAboveTheUpstreams() {
    LiveCatalogue catalogue = catalogue(override("claude-sonnet-4.5", 150_000));

    catalogue.update(List.of(listed("claude-sonnet-4.5", 180_000, 32_000)));

    assertThat(model(catalogue, "claude-sonnet-4.5").contextWindow()).isEqualTo(150_000);
    assertThat(model(catalogue, "claude-sonnet-4.5").maxOutputTokens()).isEqualTo(32_000);
  }

  @Test
  void modelsThatALaterListLacksStay() {
    LiveCatalogue catalogue = catalogue();

    catalogue.update(List.of(listed("nova-1", 100_000, 10_000)));
    catalogue.update(List.of(listed("nova-2", 100_000, 10_000)));

    assertThat(catalogue.get().catalogue().find("nova-1")).isPresent();
    assertThat(catalogue.get().catalogue().find("nova-2")).isPresent();
    assertThat(catalogue.get().catalogue().find("claude-sonnet-4.5")).isPresent();
  }

  @Test
  void aResolverInHandDoesNotChange() {
    LiveCatalogue catalogue = catalogue();
    ModelResolver before = catalogue.get();

    catalogue.update(List.of(listed("nova-1", 100_000, 10_000)));

    assertThat(before.resolve("nova-1")).isEmpty();
    assertThat(catalogue.get().resolve("nova-1")).isPresent();
  }

  @Test
  void anAliasFindsAModelThatTheUpstreamListsLater() {
    LiveCatalogue catalogue =
        new LiveCatalogue(
            new ModelsConfiguration(
                List.of(), Map.of("company/best", "nova-1"), Map.of(), false, true));
    assertThat(catalogue.get().resolve("company/best")).isEmpty();

    catalogue.update(List.of(listed("nova-1", 100_000, 10_000)));

    assertThat(catalogue.get().resolve("company/best"))
        .hasValueSatisfying(found -> assertThat(found.model().id()).isEqualTo("nova-1"));
  }

  private static LiveCatalogue catalogue(ModelOverride... overrides) {
    return new LiveCatalogue(
        new ModelsConfiguration(List.of(overrides), Map.of(), Map.of(), false, true));
  }

  private static ModelOverride override(String id, @Nullable Integer contextWindow) {
    return new ModelOverride(id, null, null, contextWindow, null, null, null);
  }

  private static UpstreamModel listed(String id, int input, int output) {
    return new UpstreamModel(id, null, new TokenLimits(input, output), null, null, null, null);
  }

  private static KiroModel model(LiveCatalogue catalogue, String id) {
    return catalogue.get().catalogue().find(id).orElseThrow();
  }
}
