package io.github.kiro4j.server.openai;

import io.github.kiro4j.api.messages.ErrorType;
import io.github.kiro4j.api.openai.OpenAiRequest;
import io.github.kiro4j.protocol.failure.ClientError;
import io.github.kiro4j.protocol.mapping.openai.AnswerIdentity;
import io.github.kiro4j.protocol.mapping.openai.responses.ResponsesCall;
import io.github.kiro4j.protocol.mapping.openai.responses.ResponsesRequestMapping;
import io.github.kiro4j.server.activity.LiveRequest;
import io.github.kiro4j.server.clients.KeyIdentity;
import io.github.kiro4j.server.http.ApiException;
import io.github.kiro4j.server.http.ClientApi;
import io.github.kiro4j.server.http.ReceivedRequest;
import io.github.kiro4j.server.messages.Exchanges;
import io.github.kiro4j.server.messages.MessagesService;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// `POST /v1/responses`, and the same below `/v1/v1`.
@ClientApi
@Path("/v1{again: (/v1)?}/responses")
public final class ResponsesResource {

  private static final int UPGRADE_REQUIRED = 426;

  private final MessagesService service;
  private final Exchanges exchanges;
  private final ResponseStore store;
  private final AnswerIdentities identities;

  public ResponsesResource(
      MessagesService service, Exchanges exchanges, ResponseStore store, InstantSource clock) {
    this.service = service;
    this.exchanges = exchanges;
    this.store = store;
    this.identities = new AnswerIdentities(clock);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(
      @HeaderParam("originator") @Nullable String originator,
      @Context ContainerRequestContext request)
      throws IOException {
    String owner = owner(request);
    return exchanges.run(
        request,
        "/v1/responses",
        OpenAiRequest.class,
        OpenAiRequest::model,
        (received, live) ->
            CodexLimits.apply(originator)
                ? CodexLimits.inStream(
                    live, identities, received.request(), () -> answer(received, owner, live))
                : answer(received, owner, live));
  }

  /// Codex tries a WebSocket first, and after this status at once HTTP; every other status costs it
  /// several attempts.
  @GET
  public Response upgrade(@HeaderParam("upgrade") @Nullable String upgrade) {
    if (upgrade == null) {
      throw new NotAllowedException("POST");
    }
    throw new ApiException(
        ClientError.of(
                UPGRADE_REQUIRED,
                ErrorType.INVALID_REQUEST_ERROR,
                "The gateway does not speak WebSocket. Send the request by POST.")
            .withoutRetry());
  }

  private Response answer(ReceivedRequest<OpenAiRequest> received, String owner, LiveRequest live)
      throws IOException {
    OpenAiRequest request = received.request();
    ReceivedRequest<ResponsesCall> call =
        Translations.translate(
            received, body -> ResponsesRequestMapping.translate(body, store.of(owner)));
    AnswerIdentity identity = identities.next(request.model());
    boolean kept = request.parameter("store").asBoolean(true);
    ResponsesDialect dialect =
        new ResponsesDialect(
            identity,
            call.request(),
            response -> {
              if (kept) {
                store.put(owner, call.request().input(), response);
              }
            });
    return service.answer(
        call.map(ResponsesCall::request),
        request.parameter("prompt_cache_key").textValue(),
        live,
        dialect);
  }

  /// The id of the client's key.
  private static String owner(ContainerRequestContext request) {
    return KeyIdentity.in(request.getProperty(KeyIdentity.ATTRIBUTE)).orElseThrow().key();
  }
}
