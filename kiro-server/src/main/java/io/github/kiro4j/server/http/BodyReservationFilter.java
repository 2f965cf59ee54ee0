package io.github.kiro4j.server.http;

import io.github.kiro4j.api.messages.ErrorType;
import io.github.kiro4j.protocol.failure.ClientError;
import io.github.kiro4j.server.overload.Ticket;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/// Reserves memory for a body while it is read, where its length was not known beforehand:
/// compressed bodies, and those that come in chunks. Runs after filters that inflate the body.
@ClientApi
@Priority(Priorities.USER + 1000)
public final class BodyReservationFilter implements ContainerRequestFilter {

  /// The attribute of a request that holds its [Ticket].
  public static final String TICKET = BodyReservationFilter.class.getName();

  /// How long a refused client waits before its next attempt.
  public static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getProperty(TICKET) instanceof Ticket ticket) {
      request.setEntityStream(new ReservingStream(request.getEntityStream(), ticket));
    }
  }

  private static final class ReservingStream extends FilterInputStream {

    private final Ticket ticket;
    private long total;

    ReservingStream(InputStream in, Ticket ticket) {
      super(in);
      this.ticket = ticket;
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      count(Math.max(read, 0));
      return read;
    }

    private void count(int read) {
      total += read;
      if (!ticket.reserve(total)) {
        throw new ApiException(
            ClientError.of(
                    ErrorType.OVERLOADED_ERROR,
                    "The gateway is overloaded: the request's body exceeds the memory that is left"
                        + " for bodies. Retry later.")
                .retryAfter(RETRY_AFTER));
      }
    }
  }
}
