package io.github.kiro4j.simulator.http;

import io.github.kiro4j.simulator.recording.Ending;
import io.github.kiro4j.simulator.script.Delivery;
import io.github.kiro4j.simulator.script.ScriptedAnswer;
import io.github.kiro4j.simulator.script.Step;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;

/// Sends the steps of one scripted answer. Not thread-safe.
final class AnswerSender {

  private final ResponseConnection connection;
  private final Shutdown shutdown;
  private final Delivery delivery;
  private final ByteArrayOutputStream batch = new ByteArrayOutputStream();
  private int framesInBatch;

  AnswerSender(ResponseConnection connection, Shutdown shutdown, Delivery delivery) {
    this.connection = connection;
    this.shutdown = shutdown;
    this.delivery = delivery;
  }

  /// Sends the answer and returns how it ended.
  Ending.Kind send(ScriptedAnswer answer) {
    try {
      pause(delivery.headerDelay());
      connection.open();
      for (Step step : answer.steps()) {
        send(step);
      }
      flush();
      return answer.steps().isEmpty() ? complete() : end(answer.steps().getLast());
    } catch (IOException _) {
      connection.close();
      return shutdown.hasBegun() ? Ending.Kind.SIMULATOR_CLOSED : Ending.Kind.CLIENT_LEFT;
    } catch (InterruptedException _) {
      connection.close();
      return Ending.Kind.SIMULATOR_CLOSED;
    }
  }

  private void send(Step step) throws IOException, InterruptedException {
    switch (step) {
      case Step.Event event -> sendFrame(Frames.event(event.type(), event.payload()));
      case Step.ModelledException e ->
          sendFrame(Frames.exception(e.type(), e.message(), e.reason()));
      case Step.UnmodelledError error -> sendFrame(Frames.error(error.code(), error.message()));
      case Step.DamagedFrame damaged -> sendFrame(Frames.damaged(damaged.checksum()));
      case Step.CutInsideFrame _ -> sendFrame(Frames.half());
      case Step.Pause pause -> {
        flush();
        pause(pause.duration());
      }
      case Step.BreakOff _, Step.Reset _, Step.Silence _ -> flush();
    }
  }

  private Ending.Kind end(Step last) throws IOException, InterruptedException {
    return switch (last) {
      case Step.CutInsideFrame cut -> cut(cut.cut());
      case Step.BreakOff _ -> cut(Step.Cut.BODY_ENDED);
      case Step.Reset _ -> {
        connection.reset();
        yield Ending.Kind.CUT;
      }
      case Step.Silence _ -> {
        shutdown.awaitDeparture(connection::clientLeft);
        connection.close();
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
    connection.endBody();
    return Ending.Kind.COMPLETED;
  }

  private Ending.Kind cut(Step.Cut cut) throws IOException {
    switch (cut) {
      case BODY_ENDED -> connection.endBody();
      case CONNECTION_CLOSED -> connection.close();
    }
    return Ending.Kind.CUT;
  }

  private void sendFrame(byte[] frame) throws IOException, InterruptedException {
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
      connection.write(Arrays.copyOfRange(bytes, start, start + size));
    }
  }

  private void pause(Duration duration) throws IOException, InterruptedException {
    shutdown.pause(duration, connection::clientLeft);
    if (duration.isPositive() && connection.clientLeft()) {
      throw new IOException("the client has left");
    }
  }
}
