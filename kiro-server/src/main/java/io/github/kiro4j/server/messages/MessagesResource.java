package io.github.kiro4j.server.messages;

import io.github.kiro4j.server.activity.Activity;
import io.github.kiro4j.server.activity.LiveRequest;
import io.github.kiro4j.server.clients.ClientIdentity;
import io.github.kiro4j.server.connection.ClientConnection;
import io.github.kiro4j.server.http.ApiException;
import io.github.kiro4j.server.http.ClientApi;
import io.github.kiro4j.server.http.ReceivedRequest;
import io.github.kiro4j.server.http.RequestBodies;
import io.github.kiro4j.server.http.RequestIdFilter;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
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
  private final RequestBodies bodies;
  private final Activity activity;

  public MessagesResource(MessagesService service, RequestBodies bodies, Activity activity) {
    this.service = service;
    this.bodies = bodies;
    this.activity = activity;
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

  private static ClientIdentity caller(ContainerRequestContext request) {
    return ClientIdentity.in(request.getProperty(ClientIdentity.ATTRIBUTE)).orElseThrow();
  }

  /// Closes the live request if the call fails; otherwise the end of the answer closes it.
  private Response answer(ContainerRequestContext request, @Nullable String sessionId, String route)
      throws IOException {
    LiveRequest live =
        activity.begin(
            RequestIdFilter.idOf(request),
            route,
            caller(request),
            request.getHeaderString(HttpHeaders.USER_AGENT));
    try {
      ReceivedRequest received = bodies.read(request, live::asked);
      ClientConnection.of(request).ifPresent(live::watch);
      return service.answer(received, sessionId, live, route.equals(BUFFERED));
    } catch (ApiException e) {
      live.failed(e.error(), null);
      live.close();
      throw e;
    } catch (RuntimeException | IOException e) {
      live.close();
      throw e;
    }
  }
}
