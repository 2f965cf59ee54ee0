package io.github.kiro4j.server.messages;

import io.github.kiro4j.server.http.ClientApi;
import io.github.kiro4j.server.http.RequestBodies;
import io.github.kiro4j.server.http.RequestIdFilter;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// `POST /v1/messages`, and `/cc/v1/messages`, whose streams begin only when the true number of
/// input tokens is known. Paths under `/v1/v1/` work too: clients whose base address ends in `/v1`
/// append another one.
@ClientApi
@Path("/")
public final class MessagesResource {

  private final Conversations conversations;
  private final RequestBodies bodies;

  public MessagesResource(Conversations conversations, RequestBodies bodies) {
    this.conversations = conversations;
    this.bodies = bodies;
  }

  @POST
  @Path("v1{again: (/v1)?}/messages")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(
      @HeaderParam("x-claude-code-session-id") @Nullable String sessionId,
      @Context ContainerRequestContext request,
      InputStream body)
      throws IOException {
    return conversations.answer(bodies.read(body), sessionId, RequestIdFilter.idOf(request), false);
  }

  @POST
  @Path("cc/v1{again: (/v1)?}/messages")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response createBuffered(
      @HeaderParam("x-claude-code-session-id") @Nullable String sessionId,
      @Context ContainerRequestContext request,
      InputStream body)
      throws IOException {
    return conversations.answer(bodies.read(body), sessionId, RequestIdFilter.idOf(request), true);
  }
}
