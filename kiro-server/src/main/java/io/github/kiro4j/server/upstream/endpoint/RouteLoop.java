package io.github.kiro4j.server.upstream.endpoint;

import io.github.kiro4j.protocol.dialect.route.Endpoint;
import io.github.kiro4j.protocol.dialect.route.Route;
import io.github.kiro4j.protocol.dialect.route.RouteFault;
import io.github.kiro4j.protocol.dialect.route.RoutePlan;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Network;
import io.github.kiro4j.protocol.failure.UpstreamFailure.NotAuthorized;
import io.github.kiro4j.protocol.failure.UpstreamFailure.TokenExpired;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Transient;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.state.RouteMemory;
import io.github.kiro4j.server.upstream.call.Cancellation;
import io.github.kiro4j.server.upstream.call.Destination;
import io.github.kiro4j.server.upstream.call.SendListener;
import io.github.kiro4j.server.upstream.call.UpstreamFailureException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One attempt with one credential: tries the credential's routes until one of them takes the
/// request. The route that worked is remembered and tried first the next time.
///
/// A request moves on to the next route only where the upstream did not take it; a failure of a
/// host that had the request is the attempt's failure, so that the limits of attempts count it. The
/// endpoint cools down then, and the next attempt goes elsewhere.
public final class RouteLoop {

  private static final Logger LOG = LoggerFactory.getLogger(RouteLoop.class);

  private final DataPlaneEndpoints endpoints;
  private final EndpointCoolDowns coolDowns;

  /// Sends the request to one destination.
  @FunctionalInterface
  public interface Sender<T> {
    T send(Destination destination) throws UpstreamFailureException;
  }

  /// The attempt.
  ///
  /// @param credential with a valid token
  /// @param memory the credential's routes that worked
  /// @param refreshed whether the token was refreshed because of this request, or never is
  /// @param listener receives each route that is tried
  public record Attempt(
      Credential credential,
      RouteMemory memory,
      boolean refreshed,
      Cancellation cancellation,
      SendListener listener) {}

  public RouteLoop(DataPlaneEndpoints endpoints, EndpointCoolDowns coolDowns) {
    this.endpoints = endpoints;
    this.coolDowns = coolDowns;
  }

  /// Sends the request until a route takes it.
  ///
  /// @throws UpstreamFailureException the most specific failure, if no route does
  public <T> T run(Attempt attempt, Sender<T> sender) throws UpstreamFailureException {
    Credential credential = attempt.credential();
    RoutePlan plan = endpoints.plan(credential);
    Optional<Route> proven = attempt.memory().current();
    Set<Endpoint> failing = EnumSet.noneOf(Endpoint.class);
    UpstreamFailureException reported = null;
    for (Route route : coolDowns.order(endpoints.routes(plan, credential, proven.orElse(null)))) {
      if (failing.contains(route.endpoint())) {
        continue;
      }
      try {
        T answer = send(endpoints.destination(plan, credential, route), attempt, sender);
        coolDowns.worked(route.endpoint());
        attempt.memory().worked(route);
        return answer;
      } catch (UpstreamFailureException e) {
        boolean served = proven.filter(route::equals).isPresent();
        RouteFault fault =
            RouteFault.of(e.failure(), new RouteFault.Send(attempt.refreshed(), served));
        if (!movesOn(e, route, attempt, fault)) {
          throw e;
        }
        if (fault == RouteFault.ENDPOINT) {
          failing.add(route.endpoint());
        }
        reported = moreSpecific(reported, e);
      }
    }
    throw Objects.requireNonNullElseGet(
        reported, () -> new UpstreamFailureException(new Network()));
  }

  private static <T> T send(Destination destination, Attempt attempt, Sender<T> sender)
      throws UpstreamFailureException {
    SendListener listener = attempt.listener();
    String label = attempt.credential().label();
    String route = destination.route().text();
    listener.sending(attempt.credential().id(), destination.route());
    try {
      T answer = sender.send(destination);
      listener.attemptSucceeded();
      LOG.debug("{}: the attempt at {} was answered", label, route);
      return answer;
    } catch (UpstreamFailureException e) {
      if (!attempt.cancellation().isAborted()) {
        listener.attemptFailed(e.failure());
      }
      LOG.debug("{}: the attempt at {} failed: {}", label, route, e.getMessage());
      throw e;
    }
  }

  private boolean movesOn(
      UpstreamFailureException e, Route route, Attempt attempt, RouteFault fault) {
    if (attempt.cancellation().isAborted()) {
      return false;
    }
    if (fault == RouteFault.ENDPOINT) {
      coolDowns.failed(route.endpoint());
    }
    boolean next = fault != RouteFault.NONE && isUntaken(e);
    if (next) {
      LOG.info(
          "{}: the route {} does not work: {}",
          attempt.credential().label(),
          route.text(),
          e.getMessage());
    }
    return next;
  }

  /// Whether the host refused the request before working on it, or never got it.
  private static boolean isUntaken(UpstreamFailureException e) {
    return e.failure() instanceof Network
        ? isBeforeSending(e.getCause())
        : !(e.failure() instanceof Transient);
  }

  private static boolean isBeforeSending(@Nullable Throwable cause) {
    return cause instanceof UnknownHostException
        || cause instanceof ConnectException
        || cause instanceof NoRouteToHostException
        || cause instanceof ConnectTimeoutException
        || cause instanceof SSLException;
  }

  /// The later of two failures, unless the earlier one is more specific: a refusal of the account,
  /// which some hosts word as a malformed request, before any other answer of the service, and an
  /// answer before a host that cannot be reached.
  private static UpstreamFailureException moreSpecific(
      @Nullable UpstreamFailureException before, UpstreamFailureException now) {
    return before == null || specificity(now) >= specificity(before) ? now : before;
  }

  private static int specificity(UpstreamFailureException e) {
    if (e.failure() instanceof Network) {
      return 0;
    }
    return e.failure() instanceof NotAuthorized || e.failure() instanceof TokenExpired ? 2 : 1;
  }
}
