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

/// Keeps the catalogue up to date in the background: at the start, then every few hours, and after
/// a failure sooner. No request and no start ever waits for it.
///
/// Its thread is never interrupted: it may be in the middle of storing a refreshed token.
public final class CatalogueRefresh implements Managed {

  private static final Logger LOG = LoggerFactory.getLogger(CatalogueRefresh.class);

  static final Duration INTERVAL = Duration.ofHours(6);
  static final Duration FIRST_RETRY = Duration.ofSeconds(30);

  private final ModelListing listing;
  private final LiveCatalogue catalogue;
  private final CountDownLatch stopped = new CountDownLatch(1);

  /// Only the refreshing thread uses it; zero after a success.
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

  /// Asks once.
  ///
  /// @return the time until it should be asked again
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
      LOG.warn("the upstream's list of models is not to be had: {}. It is asked again.", reason);
    }
    lastRetry = nextRetry();
    return lastRetry;
  }

  private Duration nextRetry() {
    Duration doubled = lastRetry.isZero() ? FIRST_RETRY : lastRetry.multipliedBy(2);
    return doubled.compareTo(INTERVAL) < 0 ? doubled : INTERVAL;
  }
}
