package io.github.kiro4j.server.admin.test;

import io.github.kiro4j.api.messages.MessagesRequest;
import io.github.kiro4j.server.admin.AdminApi;
import io.github.kiro4j.server.admin.Parameters;
import io.github.kiro4j.server.admin.Problems;
import io.github.kiro4j.server.clients.CredentialScope;
import io.github.kiro4j.server.clients.KeyIdentity;
import io.github.kiro4j.server.clients.KeyLimits;
import io.github.kiro4j.server.clients.KeyScope;
import io.github.kiro4j.server.credentials.pool.CredentialPool;
import io.github.kiro4j.server.logging.RequestContext;
import io.github.kiro4j.server.messages.Exchanges;
import io.github.kiro4j.server.messages.MessagesDialect;
import io.github.kiro4j.server.messages.MessagesService;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `POST /test/messages`: a request for messages by an operator, who needs no client key. The
/// request takes the way of every other request, and is listed and counted.
@AdminApi
@Path("/api/admin/test/messages")
public final class TestMessagesResource {

  /// The key under which such requests are listed.
  private static final String KEY = "admin-test";

  private final MessagesService service;
  private final Exchanges exchanges;
  private final CredentialPool pool;

  public TestMessagesResource(MessagesService service, Exchanges exchanges, CredentialPool pool) {
    this.service = service;
    this.exchanges = exchanges;
    this.pool = pool;
  }

  /// The answer comes on a thread of its own, since the few threads that answer operators must stay
  /// free.
  ///
  /// @param credential id of the only credential that the request may use; null for any
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public void send(
      @QueryParam("credential") @Nullable String credential,
      @Suspended AsyncResponse response,
      @Context ContainerRequestContext request) {
    request.setProperty(KeyIdentity.ATTRIBUTE, caller(credential));
    Thread.ofVirtual()
        .name("admin-test")
        .start(RequestContext.carried(() -> answer(request, response)));
  }

  private KeyIdentity caller(@Nullable String credential) {
    if (credential == null) {
      return new KeyIdentity(KEY, KeyScope.ALL, KeyLimits.NONE);
    }
    long id = Parameters.id(credential);
    if (pool.find(id).isEmpty()) {
      throw Problems.unknownCredential(id);
    }
    return new KeyIdentity(
        KEY, new KeyScope(List.of(), new CredentialScope(Set.of(id), Set.of())), KeyLimits.NONE);
  }

  /// A mapper turns an exception into the error of the Messages API.
  private void answer(ContainerRequestContext request, AsyncResponse response) {
    try {
      response.resume(exchange(request));
    } catch (RuntimeException | IOException e) {
      response.resume(e);
    }
  }

  private Response exchange(ContainerRequestContext request) throws IOException {
    return exchanges.run(
        request,
        "/v1/messages",
        MessagesRequest.class,
        MessagesRequest::model,
        (received, live) -> service.answer(received, null, live, new MessagesDialect(false)));
  }
}
