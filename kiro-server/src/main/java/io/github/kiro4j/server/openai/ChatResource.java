package io.github.kiro4j.server.openai;

import io.github.kiro4j.api.openai.OpenAiRequest;
import io.github.kiro4j.protocol.mapping.openai.AnswerIdentity;
import io.github.kiro4j.protocol.mapping.openai.chat.ChatCall;
import io.github.kiro4j.protocol.mapping.openai.chat.ChatRequestMapping;
import io.github.kiro4j.server.activity.LiveRequest;
import io.github.kiro4j.server.http.ClientApi;
import io.github.kiro4j.server.http.ReceivedRequest;
import io.github.kiro4j.server.messages.Exchanges;
import io.github.kiro4j.server.messages.MessagesService;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.InstantSource;

/// `POST /v1/chat/completions`, and the same below `/v1/v1`.
@ClientApi
@Path("/v1{again: (/v1)?}/chat/completions")
public final class ChatResource {

  private final MessagesService service;
  private final Exchanges exchanges;
  private final AnswerIdentities identities;

  public ChatResource(MessagesService service, Exchanges exchanges, InstantSource clock) {
    this.service = service;
    this.exchanges = exchanges;
    this.identities = new AnswerIdentities(clock);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(@Context ContainerRequestContext request) throws IOException {
    return exchanges.run(
        request, "/v1/chat/completions", OpenAiRequest.class, OpenAiRequest::model, this::answer);
  }

  private Response answer(ReceivedRequest<OpenAiRequest> received, LiveRequest live)
      throws IOException {
    OpenAiRequest request = received.request();
    ReceivedRequest<ChatCall> call =
        Translations.translate(received, ChatRequestMapping::translate);
    AnswerIdentity identity = identities.next(request.model());
    return service.answer(
        call.map(ChatCall::request),
        request.parameter("prompt_cache_key").textValue(),
        live,
        new ChatDialect(identity, call.request()));
  }
}
