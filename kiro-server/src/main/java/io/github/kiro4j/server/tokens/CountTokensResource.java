package io.github.kiro4j.server.tokens;

import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.messages.MessagesRequest;
import io.github.kiro4j.api.messages.TokenCount;
import io.github.kiro4j.protocol.failure.ClientError;
import io.github.kiro4j.protocol.mapping.RequestTranslator;
import io.github.kiro4j.protocol.mapping.validation.InvalidRequestException;
import io.github.kiro4j.server.http.ApiException;
import io.github.kiro4j.server.http.ClientApi;
import io.github.kiro4j.server.http.ReceivedRequest;
import io.github.kiro4j.server.http.RequestBodies;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// `POST /v1/messages/count_tokens`, and the same below `/cc/v1` and `/v1/v1`.
@ClientApi
@Path("/{cc: (cc/)?}v1{again: (/v1)?}/messages/count_tokens")
public final class CountTokensResource {

  private final RequestBodies bodies;
  private final RequestTranslator translator;
  private final TokenCounter counter;

  public CountTokensResource(
      RequestBodies bodies, RequestTranslator translator, TokenCounter counter) {
    this.bodies = bodies;
    this.translator = translator;
    this.counter = counter;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response count(@Context ContainerRequestContext context) {
    ReceivedRequest received = bodies.read(context, _ -> {});
    TokenCount count = received.compute(() -> count(received.request()));
    return Response.ok(Json.bytes(count), MediaType.APPLICATION_JSON_TYPE).build();
  }

  private TokenCount count(MessagesRequest request) {
    try {
      translator.checkCountable(request);
      return new TokenCount(counter.count(request));
    } catch (InvalidRequestException e) {
      throw new ApiException(new ClientError(e.type().status(), e.apiError(), null, false));
    }
  }
}
