package io.github.kiro4j.server.health;

import io.github.kiro4j.server.activity.LiveRequests;
import io.github.kiro4j.server.time.Sleeper;
import java.time.Duration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stops a gateway in order: readiness ends, and requests are accepted for a delay in which load
/// balancers notice; then running requests have a grace period; then clients that still wait get an
/// error.
public final class Drain implements LifeCycle.Listener {

  private static final Logger LOG = LoggerFactory.getLogger(Drain.class);

  /// Time for the last errors to reach the clients.
  private static final Duration FAREWELL = Duration.ofSeconds(3);

  private final Readiness readiness;
  private final LiveRequests requests;
  private final Duration delay;
  private final Duration grace;
  private final Sleeper sleeper;

  public Drain(
      Readiness readiness, LiveRequests requests, Duration delay, Duration grace, Sleeper sleeper) {
    this.readiness = readiness;
    this.requests = requests;
    this.delay = delay;
    this.grace = grace;
    this.sleeper = sleeper;
  }

  /// Takes effect when the server stops.
  public void watch(Server server) {
    server.setStopTimeout(grace.plus(FAREWELL).toMillis());
    server.addEventListener(this);
  }

  /// Jetty waits for this method before it stops to accept connections.
  @Override
  public void lifeCycleStopping(LifeCycle server) {
    readiness.drain();
    LOG.info("the gateway stops; running requests have {} s to end", grace.toSeconds());
    sleep(delay);
    Thread.ofVirtual()
        .name("drain")
        .start(() -> {
          sleep(grace);
          requests.shutDown();
        });
  }

  private void sleep(Duration time) {
    try {
      sleeper.sleep(time);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
