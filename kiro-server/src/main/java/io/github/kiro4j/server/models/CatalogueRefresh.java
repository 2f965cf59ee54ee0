package io.github.kiro4j.server.models;

import io.dropwizard.lifecycle.Managed;
import io.github.kiro4j.protocol.models.UpstreamModel;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Refreshes the catalogue in the background: at the start, then every few hours, and sooner after
/// a failure. Neither a request nor the start of the gateway waits for a refresh.
///
/// The thread is never interrupted, because it may be storing a refreshed token.
public final class CatalogueRefresh implements Managed {

  private static final Logger LOG = LoggerFactory.getLogger(CatalogueRefresh.class);

  static final Duration INTERVAL = Duration.ofHours(6);
  static final Duration FIRST_RETRY = Duration.ofSeconds(30);

  private final ModelListing listing;
  private final LiveCatalogue catalogue;
  private final CountDownLatch stopped = new CountDownLatch(1);

  /// The last wait after a failure; zero after a success. Only the refreshing thread uses the
  /// field.
  private Duration lastRetry = Duration.ZERO;

  public CatalogueRefresh(ModelListing listing, LiveCatalogue catalogue) {
    this.listing = listing;
    this.catalogue = catalogue;
  }

  @Override
  public void start() {
    Thread.ofVirtual().name("model catalogue").start(this::run);
  }

  @Override
  public void stop() {
    stopped.countDown();
  }

  private void run() {
    try {
      Duration wait = refresh();
      while (!stopped.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        wait = refresh();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Refreshes the catalogue once.
  ///
  /// @return the time until the next refresh
  Duration refresh() {
    try {
      List<UpstreamModel> models = listing.fetch();
      catalogue.update(models);
      LOG.debug("the upstream lists {} models", models.size());
      lastRetry = Duration.ZERO;
      return INTERVAL;
    } catch (IOException e) {
      return afterFailure(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      return afterFailure(e.getClass().getSimpleName());
    }
  }

  private Duration afterFailure(String reason) {
    if (lastRetry.isZero() && stopped.getCount() > 0) {
      LOG.warn(
          "the upstream's list of models is unavailable: {}. The catalogue stays unchanged, and the"
              + " gateway retries.",
          reason);
    }
    lastRetry = nextRetry();
    return lastRetry;
  }

  private Duration nextRetry() {
    Duration doubled = lastRetry.isZero() ? FIRST_RETRY : lastRetry.multipliedBy(2);
    return doubled.compareTo(INTERVAL) < 0 ? doubled : INTERVAL;
  }
}
