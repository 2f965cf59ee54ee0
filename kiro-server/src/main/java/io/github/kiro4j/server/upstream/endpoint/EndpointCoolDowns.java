package io.github.kiro4j.server.upstream.endpoint;

import io.github.kiro4j.protocol.dialect.route.Endpoint;
import io.github.kiro4j.protocol.dialect.route.Route;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The endpoints that fail for everybody. A cooling endpoint is tried after all others, but never
/// left out: when every endpoint cools down, requests still go out. Safe for use by many threads.
public final class EndpointCoolDowns {

  private static final Logger LOG = LoggerFactory.getLogger(EndpointCoolDowns.class);

  private static final Duration FIRST = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final InstantSource clock;
  private final Map<Endpoint, CoolDown> coolDowns = new ConcurrentHashMap<>();

  /// @param length how long the cool-down lasts in all
  private record CoolDown(Instant until, Duration length) {

    CoolDown next(Instant now) {
      Duration doubled = length.multipliedBy(2);
      Duration longer = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
      return new CoolDown(now.plus(longer), longer);
    }
  }

  public EndpointCoolDowns(InstantSource clock) {
    this.clock = clock;
  }

  /// An attempt failed because of the endpoint. Failures during a cool-down do not prolong it: they
  /// come from requests that had begun before, or that had no other endpoint.
  void failed(Endpoint endpoint) {
    if (isCooling(endpoint)) {
      return;
    }
    Instant now = clock.instant();
    CoolDown next =
        Optional.ofNullable(coolDowns.get(endpoint))
            .map(before -> before.next(now))
            .orElseGet(() -> new CoolDown(now.plus(FIRST), FIRST));
    coolDowns.put(endpoint, next);
    LOG.warn(
        "endpoint {}: cools down for {} s after a failure",
        endpoint.label(),
        next.length().toSeconds());
  }

  /// The endpoint answered.
  void worked(Endpoint endpoint) {
    if (coolDowns.remove(endpoint) != null) {
      LOG.info("endpoint {}: answers again", endpoint.label());
    }
  }

  /// The endpoints that cool down now, and until when.
  public Map<Endpoint, Instant> current() {
    Instant now = clock.instant();
    Map<Endpoint, Instant> cooling = new EnumMap<>(Endpoint.class);
    coolDowns.forEach((endpoint, coolDown) -> {
      if (now.isBefore(coolDown.until())) {
        cooling.put(endpoint, coolDown.until());
      }
    });
    return cooling;
  }

  /// The same routes, those of cooling endpoints last.
  List<Route> order(List<Route> routes) {
    return Stream.concat(
            routes.stream().filter(route -> !isCooling(route.endpoint())),
            routes.stream().filter(route -> isCooling(route.endpoint())))
        .distinct()
        .toList();
  }

  private boolean isCooling(Endpoint endpoint) {
    CoolDown coolDown = coolDowns.get(endpoint);
    return coolDown != null && clock.instant().isBefore(coolDown.until());
  }
}
