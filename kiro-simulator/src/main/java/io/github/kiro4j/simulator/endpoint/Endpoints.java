package io.github.kiro4j.simulator.endpoint;

import io.github.kiro4j.simulator.account.RefreshEndpoints;
import io.github.kiro4j.simulator.recording.RecordedRequest;
import io.github.kiro4j.simulator.script.ScriptBook;
import io.github.kiro4j.simulator.service.Host;
import io.github.kiro4j.simulator.signin.OidcSignIn;
import io.github.kiro4j.simulator.signin.SignInEndpoints;
import io.github.kiro4j.simulator.wire.KnownErrors;
import io.github.kiro4j.simulator.wire.RefusedException;
import io.github.kiro4j.simulator.wire.Reply;
import io.github.kiro4j.simulator.wire.ServiceError;
import io.github.kiro4j.simulator.world.HostState;
import io.github.kiro4j.simulator.world.World;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Passes requests to their endpoints and writes refusals in the service's form. Scripted refusals
/// precede all checks; the state of the host precedes the endpoints.
///
/// @param world supplies the current behaviour of the service
public record Endpoints(
    ChatEndpoint chat,
    SearchEndpoint search,
    RefreshEndpoints refresh,
    SignInEndpoints signIn,
    ControlPlaneEndpoint control,
    ScriptBook<ServiceError> refusals,
    Supplier<World> world) {

  private static final String RUNTIME_SERVICE = "com.amazon.kiro.runtimeservice";
  private static final String CONTROL_SERVICE = "com.amazon.aws.codewhisperer";
  private static final int NO_DNS = 503;
  private static final Logger LOG = LoggerFactory.getLogger(Endpoints.class);

  /// The response to a request. Throws nothing, whatever the request holds.
  public EndpointOutcome handle(RecordedRequest request) {
    try {
      refusals
          .take(request)
          .ifPresent(error -> {
            throw new RefusedException(error);
          });
      Optional<Reply> instead = insteadOfTheService(request);
      return instead.isPresent() ? new EndpointOutcome.Whole(instead.get()) : dispatch(request);
    } catch (RefusedException e) {
      LOG.info("{} is refused: {}", request, e.getMessage());
      return new EndpointOutcome.Whole(refusal(request, e.error()));
    }
  }

  /// The response of a host that does not serve. For a host without a DNS name in the region, the
  /// response is a proxy's 503.
  ///
  /// Source of the 503: kiro-gateway issue #133.
  private Optional<Reply> insteadOfTheService(RecordedRequest request) {
    if (!request.region().map(request.host()::existsIn).orElse(true)) {
      return Optional.of(Reply.page(NO_DNS));
    }
    return switch (world.get().state(request.host())) {
      case HostState.Answering(Reply reply) -> Optional.of(reply);
      case HostState.Failing(ServiceError error) -> throw new RefusedException(error);
      case HostState.Serving _, HostState.Gone _ -> Optional.empty();
    };
  }

  private EndpointOutcome dispatch(RecordedRequest request) {
    HostRules.checkKnown(request);
    return switch (request.operation()) {
      case GENERATE -> chat.handle(request);
      case MCP -> search.handle(request);
      case REFRESH_SOCIAL -> new EndpointOutcome.Whole(refresh.social(request));
      case REFRESH_OIDC -> new EndpointOutcome.Whole(oidcToken(request));
      case SIGN_IN -> new EndpointOutcome.Whole(signIn.handle(request));
      case USAGE_LIMITS -> control.usageLimits(request);
      case LIST_MODELS -> control.listModels(request);
      case LIST_PROFILES -> control.listProfiles(request);
      case GET_PROFILE -> control.profile(request);
      case UNKNOWN -> throw new RefusedException(KnownErrors.unknownOperation());
    };
  }

  private Reply oidcToken(RecordedRequest request) {
    return OidcSignIn.isExchange(request) ? signIn.handle(request) : refresh.oidc(request);
  }

  private static Reply refusal(RecordedRequest request, ServiceError error) {
    if (request.host() == Host.RUNTIME || isRuntimeTarget(request)) {
      return Reply.withTypeInBody(error, RUNTIME_SERVICE);
    }
    return request.usesJsonDialect()
        ? Reply.withTypeInBody(error, CONTROL_SERVICE)
        : Reply.of(error);
  }

  private static boolean isRuntimeTarget(RecordedRequest request) {
    return request.usesJsonDialect() && request.operation().isDataPlane();
  }
}
