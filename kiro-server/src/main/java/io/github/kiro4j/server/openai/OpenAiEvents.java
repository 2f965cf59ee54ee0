package io.github.kiro4j.server.openai;

import io.github.kiro4j.api.messages.StreamEvent;
import io.github.kiro4j.server.messages.EventBuffer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Consumer;

/// The bytes of one stream of OpenAI's APIs.
///
/// Most pings are comments, which keep proxies and clients that count bytes from taking the
/// connection for dead. Codex and qwen-code count events instead (300 s and 240 s), so some pings
/// are events without content; not all, because clients keep events.
final class OpenAiEvents implements EventBuffer {

  /// A ping every 3 s makes an event every minute.
  private static final int PINGS_PER_EVENT = 20;

  private final SseFrames frames;
  private final Consumer<StreamEvent> stream;
  private int pings;

  /// @param stream writes what it is given to the frames
  OpenAiEvents(SseFrames frames, Consumer<StreamEvent> stream) {
    this.frames = frames;
    this.stream = stream;
  }

  @Override
  public void add(StreamEvent event) {
    if (event instanceof StreamEvent.Ping && ++pings % PINGS_PER_EVENT != 0) {
      frames.comment("ping");
    } else {
      stream.accept(event);
    }
  }

  @Override
  public boolean isEmpty() {
    return frames.isEmpty();
  }

  @Override
  public void drainTo(OutputStream client) throws IOException {
    frames.drainTo(client);
  }
}
