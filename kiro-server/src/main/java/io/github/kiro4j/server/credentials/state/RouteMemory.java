package io.github.kiro4j.server.credentials.state;

import io.github.kiro4j.protocol.dialect.route.Route;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The route that last worked for one credential. After [#FRESH] the route is no longer tried
/// first, so that an endpoint that is preferred to it gets another chance. Safe for use by many
/// threads.
public final class RouteMemory {

  /// How long a route is tried first without having worked again in the usual order.
  static final Duration FRESH = Duration.ofHours(6);

  private final InstantSource clock;
  private final Consumer<Route> listener;
  private volatile @Nullable StoredRoute stored;
  private volatile @Nullable StoredRoute saved;

  /// Routes that were found before are about another login or were dropped by the operator.
  private volatile Instant forgotten = Instant.MIN;

  /// A route that worked.
  ///
  /// @param since when the route was last found in the usual order
  public record StoredRoute(Route route, Instant since) {}

  /// @param listener called with each route that works and was not the remembered one
  public RouteMemory(@Nullable StoredRoute earlier, InstantSource clock, Consumer<Route> listener) {
    this.stored = earlier;
    this.saved = earlier;
    this.clock = clock;
    this.listener = listener;
  }

  /// The route to try first.
  public Optional<Route> current() {
    return remembered().map(StoredRoute::route);
  }

  /// The route to try first, and when it was found.
  public Optional<StoredRoute> remembered() {
    return Optional.ofNullable(stored)
        .filter(known -> clock.instant().isBefore(known.since().plus(FRESH)));
  }

  /// Saves the route for later runs and other gateways, if it is not saved yet.
  public void save(RuntimeStates states, long id) throws IOException {
    StoredRoute known = stored;
    if (known != null && !known.equals(saved)) {
      states.save(id, known);
      saved = known;
    }
  }

  /// The route took a request.
  public void worked(Route route) {
    if (!current().equals(Optional.of(route))) {
      stored = new StoredRoute(route, clock.instant());
      listener.accept(route);
    }
  }

  /// Takes over the route that another gateway found, if that is newer.
  public void read(@Nullable StoredRoute other) {
    StoredRoute known = stored;
    Instant newest = known == null ? forgotten : known.since();
    if (other != null && other.since().isAfter(newest)) {
      stored = other;
      saved = other;
    }
  }

  /// Forgets the route: the credential may belong to another account now.
  public void forget() {
    forgotten = clock.instant();
    stored = null;
  }
}
