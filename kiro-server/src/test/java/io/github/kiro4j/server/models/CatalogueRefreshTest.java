package io.github.kiro4j.server.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.protocol.models.UpstreamModel;
import io.github.kiro4j.server.config.ModelsConfiguration;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CatalogueRefreshTest {

  private static final ModelListing REFUSAL =
      () -> {
        throw new IOException("HTTP 403");
      };
  private static final ModelListing NONSENSE =
      () -> {
        throw new NullPointerException();
      };
  private static final ModelListing NOVA =
      () -> List.of(new UpstreamModel("nova-1", null, null, null, null, null, null));

  private final LiveCatalogue catalogue = new LiveCatalogue(new ModelsConfiguration());
  private final Queue<ModelListing> answers = new ArrayDeque<>();
  private final CatalogueRefresh refresh =
      new CatalogueRefresh(() -> answers.remove().fetch(), catalogue);

  @Test
  void modelsOfTheUpstreamAreAddedToTheCatalogue() {
    assertThat(waitsAfter(NOVA)).containsExactly(Duration.ofHours(6));

    assertThat(catalogue.get().catalogue().find("nova-1")).isPresent();
  }

  @Test
  void failuresAreRetriedWithIncreasingWaits() {
    assertThat(waitsAfter(REFUSAL, NONSENSE, REFUSAL))
        .containsExactly(Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofMinutes(2));
  }

  @Test
  void noWaitExceedsTheRefreshInterval() {
    Stream<ModelListing> failures = Stream.generate(() -> REFUSAL).limit(20);

    assertThat(waitsAfter(failures.toArray(ModelListing[]::new))).endsWith(Duration.ofHours(6));
  }

  @Test
  void aSuccessResetsTheWait() {
    assertThat(waitsAfter(REFUSAL, REFUSAL, NOVA, REFUSAL)).endsWith(Duration.ofSeconds(30));
  }

  private List<Duration> waitsAfter(ModelListing... listings) {
    answers.addAll(List.of(listings));
    return Stream.generate(refresh::refresh).limit(listings.length).toList();
  }
}
