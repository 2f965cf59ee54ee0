package io.github.kiro4j.benchmarks;

import io.github.kiro4j.protocol.eventstream.EventStreamException;
import io.github.kiro4j.protocol.eventstream.Frame;
import io.github.kiro4j.protocol.eventstream.FrameDecoder;
import io.github.kiro4j.protocol.eventstream.FrameEncoder;
import io.github.kiro4j.protocol.kiro.KiroEventReader;
import io.github.kiro4j.protocol.kiro.MalformedEventException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/// From bytes to events: a stream of 1,000 text events, read in slices as a socket gives them. One
/// operation is the whole stream; its size is printed at the start of a run.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EventDecodingBenchmark {

  private static final int EVENTS = 1_000;

  /// Characters of text per event.
  @Param({"8", "80"})
  int textLength;

  /// Bytes per read.
  @Param({"1460", "16384"})
  int sliceLength;

  private byte[] stream = {};

  @Setup
  public void encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] payload =
        "{\"content\":\"%s\"}".formatted("a".repeat(textLength)).getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < EVENTS; i++) {
      bytes.writeBytes(FrameEncoder.event("assistantResponseEvent", payload));
    }
    stream = bytes.toByteArray();
    System.out.printf("%d bytes per operation%n", stream.length);
  }

  @Benchmark
  public void framesOnly(Blackhole hole) throws EventStreamException {
    FrameDecoder decoder = new FrameDecoder();
    for (int at = 0; at < stream.length; at += sliceLength) {
      decoder.feed(stream, at, Math.min(sliceLength, stream.length - at));
      for (Frame frame = decoder.next(); frame != null; frame = decoder.next()) {
        hole.consume(frame);
      }
    }
  }

  @Benchmark
  public void framesAndEvents(Blackhole hole) throws EventStreamException, MalformedEventException {
    FrameDecoder decoder = new FrameDecoder();
    for (int at = 0; at < stream.length; at += sliceLength) {
      decoder.feed(stream, at, Math.min(sliceLength, stream.length - at));
      for (Frame frame = decoder.next(); frame != null; frame = decoder.next()) {
        hole.consume(KiroEventReader.read(frame));
      }
    }
  }
}
