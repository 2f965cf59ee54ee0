package io.github.kiro4j.server.admin.stream;

import io.github.kiro4j.api.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Writes server-sent events, each of them at once. Used by one thread at a time.
public final class EventWriter {

  private final OutputStream out;
  private boolean silent;

  public EventWriter(OutputStream out) {
    this.out = out;
  }

  /// Writes an event.
  ///
  /// @param data a record of the admin API
  public void send(String event, Object data) throws IOException {
    write("event: " + event + "\ndata: ", Json.bytes(data));
  }

  /// Writes an event with an id, which browsers send back when they connect again.
  public void send(long id, String event, Object data) throws IOException {
    write("id: " + id + "\nevent: " + event + "\ndata: ", Json.bytes(data));
  }

  private void write(String head, byte[] data) throws IOException {
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    out.write(data);
    out.write("\n\n".getBytes(StandardCharsets.US_ASCII));
    out.flush();
    silent = false;
  }

  /// Whether nothing was written since the last call.
  boolean wasSilent() {
    boolean was = silent;
    silent = true;
    return was;
  }

  /// Writes a comment, by which both sides notice that the other one has gone.
  void ping() throws IOException {
    out.write(": ping\n\n".getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }
}
