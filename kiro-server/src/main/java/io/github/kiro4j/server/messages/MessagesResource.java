package io.github.kiro4j.server.messages;

import io.github.kiro4j.api.messages.ErrorType;
import io.github.kiro4j.api.messages.InvalidRequestBodyException;
import io.github.kiro4j.api.messages.MessagesRequest;
import io.github.kiro4j.api.messages.MessagesRequestReader;
import io.github.kiro4j.protocol.failure.ClientError;
import io.github.kiro4j.server.http.ApiException;
import io.github.kiro4j.server.http.ClientApi;
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

/// `POST /v1/messages`. A path under `/v1/v1/` works too: clients whose base address ends in `/v1`
/// append another one.
@ClientApi
@Path("/v1{again: (/v1)?}/messages")
public final class MessagesResource {

  private final Conversations conversations;
  private final long maxRequestBytes;

  public MessagesResource(Conversations conversations, long maxRequestBytes) {
    this.conversations = conversations;
    this.maxRequestBytes = maxRequestBytes;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(
      @HeaderParam("x-claude-code-session-id") @Nullable String sessionId,
      @Context ContainerRequestContext request,
      InputStream body)
      throws IOException {
    return conversations.answer(read(body), sessionId, RequestIdFilter.idOf(request));
  }

  private MessagesRequest read(InputStream body) {
    try {
      return MessagesRequestReader.read(new LimitedInputStream(body, maxRequestBytes));
    } catch (InvalidRequestBodyException e) {
      throw invalid(String.valueOf(e.getMessage()));
    } catch (LimitedInputStream.LimitExceededException _) {
      throw new ApiException(
          ClientError.of(
              ErrorType.REQUEST_TOO_LARGE,
              "Request exceeds the maximum size of %d bytes".formatted(maxRequestBytes)));
    } catch (IOException _) {
      throw invalid("The request body could not be read");
    }
  }

  private static ApiException invalid(String message) {
    return new ApiException(
        ClientError.of(ErrorType.INVALID_REQUEST_ERROR, message).withoutRetry());
  }
}
