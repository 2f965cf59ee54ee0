package io.github.kiro4j.simulator.http;

import io.github.kiro4j.simulator.recording.Ending;
import io.github.kiro4j.simulator.script.Delivery;
import io.github.kiro4j.simulator.script.ScriptedAnswer;
import io.github.kiro4j.simulator.script.Step;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;

/// Plays one answer on one wire, on one thread.
final class AnswerPlayer {

  private final Wire wire;
  private final Shutdown shutdown;
  private final Delivery delivery;
  private final ByteArrayOutputStream batch = new ByteArrayOutputStream();
  private int framesInBatch;

  AnswerPlayer(Wire wire, Shutdown shutdown, Delivery delivery) {
    this.wire = wire;
    this.shutdown = shutdown;
    this.delivery = delivery;
  }

  /// Plays the answer to its end, whoever brings it about.
  Ending.Kind play(ScriptedAnswer answer) {
    try {
      pause(delivery.headerDelay());
      wire.open();
      for (Step step : answer.steps()) {
        play(step);
      }
      flush();
      return answer.steps().isEmpty() ? complete() : end(answer.steps().getLast());
    } catch (IOException _) {
      wire.close();
      return shutdown.hasBegun() ? Ending.Kind.SIMULATOR_CLOSED : Ending.Kind.CLIENT_LEFT;
    } catch (InterruptedException _) {
      wire.close();
      return Ending.Kind.SIMULATOR_CLOSED;
    }
  }

  private void play(Step step) throws IOException, InterruptedException {
    switch (step) {
      case Step.Event event -> send(Frames.event(event.type(), event.payload()));
      case Step.ModelledException e -> send(Frames.exception(e.type(), e.message(), e.reason()));
      case Step.UnmodelledError error -> send(Frames.error(error.code(), error.message()));
      case Step.DamagedFrame damaged -> send(Frames.damaged(damaged.checksum()));
      case Step.CutInsideFrame _ -> send(Frames.half());
      case Step.Pause pause -> {
        flush();
        pause(pause.duration());
      }
      case Step.Reset _, Step.Silence _ -> flush();
    }
  }

  private Ending.Kind end(Step last) throws IOException, InterruptedException {
    return switch (last) {
      case Step.CutInsideFrame cut -> cut(cut.cut());
      case Step.Reset _ -> {
        wire.reset();
        yield Ending.Kind.CUT;
      }
      case Step.Silence _ -> {
        shutdown.awaitDeparture(wire::clientLeft);
        wire.close();
        yield Ending.Kind.CLIENT_LEFT;
      }
      case Step.Event _,
          Step.ModelledException _,
          Step.UnmodelledError _,
          Step.Pause _,
          Step.DamagedFrame _ ->
          complete();
    };
  }

  private Ending.Kind complete() throws IOException {
    wire.endBody();
    return Ending.Kind.COMPLETED;
  }

  private Ending.Kind cut(Step.Cut cut) throws IOException {
    switch (cut) {
      case BODY_ENDED -> wire.endBody();
      case CONNECTION_CLOSED -> wire.close();
    }
    return Ending.Kind.CUT;
  }

  private void send(byte[] frame) throws IOException, InterruptedException {
    batch.writeBytes(frame);
    framesInBatch++;
    if (framesInBatch == delivery.framesPerWrite()) {
      flush();
      pause(delivery.pace());
    }
  }

  private void flush() throws IOException {
    byte[] bytes = batch.toByteArray();
    batch.reset();
    framesInBatch = 0;
    for (int start = 0; start < bytes.length; start += delivery.sliceBytes()) {
      int size = Math.min(delivery.sliceBytes(), bytes.length - start);
      wire.write(Arrays.copyOfRange(bytes, start, start + size));
    }
  }

  private void pause(Duration duration) throws IOException, InterruptedException {
    shutdown.pause(duration, wire::clientLeft);
    if (duration.isPositive() && wire.clientLeft()) {
      throw new IOException("the client has left");
    }
  }
}
