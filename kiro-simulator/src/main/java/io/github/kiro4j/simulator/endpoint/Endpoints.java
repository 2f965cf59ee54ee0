package io.github.kiro4j.simulator.endpoint;

import io.github.kiro4j.simulator.account.RefreshEndpoints;
import io.github.kiro4j.simulator.recording.RecordedRequest;
import io.github.kiro4j.simulator.script.ScriptBook;
import io.github.kiro4j.simulator.wire.KnownErrors;
import io.github.kiro4j.simulator.wire.RefusedException;
import io.github.kiro4j.simulator.wire.Reply;
import io.github.kiro4j.simulator.wire.ServiceError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Passes requests to their endpoints and writes refusals in the service's form. Scripted refusals
/// precede all checks.
public record Endpoints(
    ChatEndpoint chat,
    SearchEndpoint search,
    RefreshEndpoints refresh,
    ControlPlaneEndpoint control,
    ScriptBook<ServiceError> refusals) {

  private static final Logger LOG = LoggerFactory.getLogger(Endpoints.class);

  /// The response to a request. Throws nothing, whatever the request holds.
  public EndpointOutcome handle(RecordedRequest request) {
    try {
      refusals
          .take(request)
          .ifPresent(error -> {
            throw new RefusedException(error);
          });
      return dispatch(request);
    } catch (RefusedException e) {
      LOG.info("{} is refused: {}", request, e.getMessage());
      return new EndpointOutcome.Whole(refusal(request, e.error()));
    }
  }

  private EndpointOutcome dispatch(RecordedRequest request) {
    return switch (request.operation()) {
      case GENERATE -> chat.handle(request);
      case MCP -> search.handle(request);
      case REFRESH_SOCIAL -> new EndpointOutcome.Whole(refresh.social(request));
      case REFRESH_OIDC -> new EndpointOutcome.Whole(refresh.oidc(request));
      case USAGE_LIMITS -> control.usageLimits(request);
      case LIST_MODELS -> control.listModels(request);
      case LIST_PROFILES -> control.listProfiles(request);
      case UNKNOWN -> throw new RefusedException(KnownErrors.unknownOperation());
    };
  }

  private static Reply refusal(RecordedRequest request, ServiceError error) {
    Reply reply = Reply.of(error);
    return request.usesJsonProtocol() ? reply.withTypeInBody(error) : reply;
  }
}
