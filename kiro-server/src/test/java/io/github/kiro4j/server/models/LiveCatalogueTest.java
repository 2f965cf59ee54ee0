package io.github.kiro4j.server.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.protocol.models.KiroModel;
import io.github.kiro4j.protocol.models.ModelResolver;
import io.github.kiro4j.protocol.models.ModelTerms;
import io.github.kiro4j.protocol.models.ReasoningStyle;
import io.github.kiro4j.protocol.models.UpstreamModel;
import io.github.kiro4j.protocol.models.UpstreamModel.TokenLimits;
import io.github.kiro4j.server.testing.TestConfiguration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveCatalogueTest {

  @Test
  void anOverrideKeepsTheMembersThatItOmits() {
    LiveCatalogue catalogue =
        catalogue("catalogue: [{id: claude-sonnet-4-5, contextWindow: 1000000}]");

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
        catalogue(
            "catalogue: [{id: gpt-7, family: gpt, contextWindow: 400000, maxOutputTokens: 128000}]");

    assertThat(model(catalogue, "gpt-7"))
        .isEqualTo(
            new KiroModel(
                "gpt-7",
                "gpt-7",
                "gpt",
                400_000,
                128_000,
                new ReasoningStyle.None(),
                null,
                ModelTerms.UNKNOWN));
  }

  @Test
  void theOperatorsSettingsOverrideTheUpstream() {
    LiveCatalogue catalogue =
        catalogue("catalogue: [{id: claude-sonnet-4.5, contextWindow: 150000}]");

    catalogue.update(List.of(listed("claude-sonnet-4.5", 180_000, 32_000)));

    assertThat(model(catalogue, "claude-sonnet-4.5").contextWindow()).isEqualTo(150_000);
    assertThat(model(catalogue, "claude-sonnet-4.5").maxOutputTokens()).isEqualTo(32_000);
  }

  @Test
  void modelsMissingInALaterListStay() {
    LiveCatalogue catalogue = catalogue("refresh: true");

    catalogue.update(List.of(listed("nova-1", 100_000, 10_000)));
    catalogue.update(List.of(listed("nova-2", 100_000, 10_000)));

    assertThat(catalogue.get().catalogue().find("nova-1")).isPresent();
    assertThat(catalogue.get().catalogue().find("nova-2")).isPresent();
    assertThat(catalogue.get().catalogue().find("claude-sonnet-4.5")).isPresent();
  }

  @Test
  void anUpdateDoesNotChangeResolversInUse() {
    LiveCatalogue catalogue = catalogue("refresh: true");
    ModelResolver before = catalogue.get();

    catalogue.update(List.of(listed("nova-1", 100_000, 10_000)));

    assertThat(before.resolve("nova-1")).isEmpty();
    assertThat(catalogue.get().resolve("nova-1")).isPresent();
  }

  @Test
  void anAliasResolvesToAModelThatTheUpstreamListsLater() {
    LiveCatalogue catalogue = catalogue("aliases: {company/best: nova-1}");
    assertThat(catalogue.get().resolve("company/best")).isEmpty();

    catalogue.update(List.of(listed("nova-1", 100_000, 10_000)));

    assertThat(catalogue.get().resolve("company/best"))
        .hasValueSatisfying(found -> assertThat(found.model().id()).isEqualTo("nova-1"));
  }

  private static LiveCatalogue catalogue(String models) {
    return new LiveCatalogue(TestConfiguration.of("models: {" + models + "}").getModels());
  }

  private static UpstreamModel listed(String id, int input, int output) {
    return new UpstreamModel(id, null, new TokenLimits(input, output), null, null, null, null);
  }

  private static KiroModel model(LiveCatalogue catalogue, String id) {
    return catalogue.get().catalogue().find(id).orElseThrow();
  }
}
