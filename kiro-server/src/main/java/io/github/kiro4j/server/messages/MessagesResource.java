package io.github.kiro4j.server.messages;

import io.github.kiro4j.api.messages.MessagesRequest;
import io.github.kiro4j.server.http.ClientApi;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// `POST /v1/messages`, and `POST /cc/v1/messages`, whose streams start only when the true number
/// of input tokens is known. Paths under `/v1/v1/` work too, because clients append `/v1` to a base
/// address that already ends in `/v1`.
@ClientApi
@Path("/")
public final class MessagesResource {

  private static final String BUFFERED = "/cc/v1/messages";

  private final MessagesService service;
  private final Exchanges exchanges;

  public MessagesResource(MessagesService service, Exchanges exchanges) {
    this.service = service;
    this.exchanges = exchanges;
  }

  @POST
  @Path("v1{again: (/v1)?}/messages")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(
      @HeaderParam("x-claude-code-session-id") @Nullable String sessionId,
      @Context ContainerRequestContext request)
      throws IOException {
    return answer(request, sessionId, "/v1/messages");
  }

  @POST
  @Path("cc/v1{again: (/v1)?}/messages")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response createBuffered(
      @HeaderParam("x-claude-code-session-id") @Nullable String sessionId,
      @Context ContainerRequestContext request)
      throws IOException {
    return answer(request, sessionId, BUFFERED);
  }

  private Response answer(ContainerRequestContext request, @Nullable String sessionId, String route)
      throws IOException {
    return exchanges.run(
        request,
        route,
        MessagesRequest.class,
        MessagesRequest::model,
        (received, live) ->
            service.answer(received, sessionId, live, new MessagesDialect(route.equals(BUFFERED))));
  }
}
