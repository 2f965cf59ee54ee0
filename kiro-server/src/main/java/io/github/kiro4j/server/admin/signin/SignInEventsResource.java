package io.github.kiro4j.server.admin.signin;

import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.admin.signin.SignIn;
import io.github.kiro4j.server.admin.AdminApi;
import io.github.kiro4j.server.signin.SignIns;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// The progress of a sign-in as server-sent events: one `sign-in` with the whole sign-in at once
/// and after each change, until the sign-in has ended.
@AdminApi
@Path("/api/admin/sign-ins/{id}/events")
public final class SignInEventsResource {

  private static final Duration PING_INTERVAL = Duration.ofSeconds(15);
  private static final byte[] PING = ": ping\n\n".getBytes(StandardCharsets.US_ASCII);

  private final SignIns signIns;
  private final SignInScope scope;

  public SignInEventsResource(SignIns signIns, SignInScope scope) {
    this.signIns = signIns;
    this.scope = scope;
  }

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public Response follow(@PathParam("id") String id) {
    SignIn first = signIns.get(id).orElseThrow(scope::unknown);
    StreamingOutput events = out -> write(first, out);
    return Response.ok(events).build();
  }

  private void write(SignIn first, OutputStream out) throws IOException {
    SignIn known = first;
    send(known, out);
    while (!known.hasEnded()) {
      Optional<SignIn> next = next(known);
      if (next.isEmpty()) {
        return;
      }
      if (next.get().version() == known.version()) {
        out.write(PING);
        out.flush();
      } else {
        known = next.get();
        send(known, out);
      }
    }
  }

  private Optional<SignIn> next(SignIn known) throws IOException {
    try {
      return signIns.await(known.id(), known.version(), PING_INTERVAL);
    } catch (InterruptedException e) {
      InterruptedIOException interrupted = new InterruptedIOException("the gateway is stopping");
      interrupted.initCause(e);
      throw interrupted;
    }
  }

  private static void send(SignIn signIn, OutputStream out) throws IOException {
    out.write("event: sign-in\ndata: ".getBytes(StandardCharsets.US_ASCII));
    out.write(Json.bytes(signIn));
    out.write("\n\n".getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }
}
