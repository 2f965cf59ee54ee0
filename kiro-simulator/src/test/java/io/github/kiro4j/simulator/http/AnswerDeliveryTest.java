package io.github.kiro4j.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kiro4j.protocol.eventstream.EventStreamException;
import io.github.kiro4j.protocol.eventstream.Frame;
import io.github.kiro4j.protocol.eventstream.FrameDecoder;
import io.github.kiro4j.simulator.KiroSimulator;
import io.github.kiro4j.simulator.SeenFrame;
import io.github.kiro4j.simulator.recording.Ending;
import io.github.kiro4j.simulator.recording.RecordedRequest;
import io.github.kiro4j.simulator.script.Script;
import io.github.kiro4j.simulator.script.ScriptedAnswer;
import io.github.kiro4j.simulator.script.Step.Checksum;
import io.github.kiro4j.simulator.script.Step.Cut;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The delivery of answers on the network, including chunks and connections.
class AnswerDeliveryTest {

  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration NEVER = Duration.ofHours(1);

  private KiroSimulator simulator;
  private String token;
  private RawClient client;

  @BeforeEach
  void connect() throws IOException {
    simulator = KiroSimulator.start();
    token = simulator.accounts().issueAccessToken(simulator.accounts().addApiKey("ksk_test"));
    client = new RawClient(simulator.baseUri());
  }

  @AfterEach
  void disconnect() throws IOException {
    client.close();
    simulator.close();
  }

  @Test
  void sendsEachEventAsAChunkOfItsOwn() throws IOException {
    play(Script.answer().text("one").text("two").contextUsage(1));

    assertThat(client.readChunks())
        .extracting(chunk -> SeenFrame.decode(chunk).size())
        .containsExactly(1, 1, 1);
  }

  @Test
  void sendsAnEventBeforeTheNextOneIsDue() throws Exception {
    play(Script.answer().text("now").pause(NEVER).text("never"));

    assertThat(SeenFrame.text(SeenFrame.decode(client.readChunk()))).isEqualTo("now");
  }

  @Test
  void keepsThePaceBetweenEvents() throws Exception {
    play(
        Script.answer()
            .text("now")
            .text("never")
            .deliveredBy(delivery -> delivery.withPace(NEVER)));

    assertThat(SeenFrame.text(SeenFrame.decode(client.readChunk()))).isEqualTo("now");
    client.close();
    assertThat(ending()).isEqualTo(Ending.Kind.CLIENT_LEFT);
  }

  @Test
  void sendsSeveralFramesInOneChunkIfScripted() throws IOException {
    play(
        Script.answer()
            .textInPieces("abcde", 1)
            .deliveredBy(delivery -> delivery.withFramesPerWrite(2)));

    assertThat(client.readChunks())
        .extracting(chunk -> SeenFrame.decode(chunk).size())
        .containsExactly(2, 2, 1);
  }

  @Test
  void sendsByteByByteIfScripted() throws Exception {
    play(Script.answer().text("héllo").deliveredBy(delivery -> delivery.withSliceBytes(1)));

    List<byte[]> chunks = client.readChunks();
    assertThat(chunks).allMatch(chunk -> chunk.length == 1).hasSizeGreaterThan(50);
    assertThat(SeenFrame.text(SeenFrame.decode(RawClient.join(chunks)))).isEqualTo("héllo");
  }

  @Test
  void keepsTheConnectionAfterACompleteAnswer() throws Exception {
    play(Script.answer().text("one"));
    client.readChunks();
    play(Script.answer().text("two"));

    assertThat(SeenFrame.text(SeenFrame.decode(RawClient.join(client.readChunks()))))
        .isEqualTo("two");
    assertThat(ending()).isEqualTo(Ending.Kind.COMPLETED);
  }

  @Test
  void keepsTheConnectionAfterAPauseInWhichItCheckedForTheClient() throws Exception {
    play(Script.answer().text("one").pause(Duration.ofMillis(50)));
    client.readChunks();
    play(Script.answer().text("two"));

    assertThat(SeenFrame.text(SeenFrame.decode(RawClient.join(client.readChunks()))))
        .isEqualTo("two");
  }

  @Test
  void chunksTheBodyEvenForAClientThatClosesTheConnection() throws IOException {
    simulator.scripts().next(Script.answer().text("one"));
    client.sendChat(token, "Connection: close");

    assertThat(client.readHead()).contains("Transfer-Encoding: chunked");
    assertThat(client.readChunks()).hasSize(1);
  }

  @Test
  void cutsTheConnectionInsideAFrame() throws Exception {
    play(Script.answer().text("whole").cutInsideFrame());

    FrameDecoder decoder = new FrameDecoder();
    assertThat(frames(decoder, client.readChunk())).isEqualTo(1);
    assertThat(frames(decoder, client.readChunk())).isZero();
    assertThatThrownBy(client::readChunk).isInstanceOf(EOFException.class);
    assertThatThrownBy(decoder::finish).isInstanceOf(EventStreamException.Truncated.class);
    assertThat(ending()).isEqualTo(Ending.Kind.CUT);
  }

  @Test
  void cutsTheConnectionOfAClientThatClosesIt() throws Exception {
    simulator.scripts().next(Script.answer().text("whole").cutInsideFrame());
    client.sendChat(token, "Connection: close");
    client.readHead();

    assertThatThrownBy(client::readChunks).isInstanceOf(EOFException.class);
  }

  @Test
  void endsTheBodyInsideAFrame() throws Exception {
    play(Script.answer().text("whole").cutInsideFrame(Cut.BODY_ENDED));

    FrameDecoder decoder = new FrameDecoder();
    assertThat(frames(decoder, RawClient.join(client.readChunks()))).isEqualTo(1);
    assertThatThrownBy(decoder::finish).isInstanceOf(EventStreamException.Truncated.class);
    assertThat(ending()).isEqualTo(Ending.Kind.CUT);
  }

  @Test
  void resetsTheConnection() throws Exception {
    play(Script.answer().resetConnection());

    assertThatThrownBy(client::readChunks)
        .isInstanceOf(SocketException.class)
        .hasMessageContaining("reset");
    assertThat(ending()).isEqualTo(Ending.Kind.CUT);
  }

  @Test
  void damagesTheChecksumOfTheMessageOrOfThePrelude() throws Exception {
    play(Script.answer().text("good").damageCrc().text("unreachable"));
    byte[] message = RawClient.join(client.readChunks());
    play(Script.answer().damageCrc(Checksum.PRELUDE));
    byte[] prelude = RawClient.join(client.readChunks());

    assertThatThrownBy(() -> frames(new FrameDecoder(), message))
        .isInstanceOf(EventStreamException.MessageChecksum.class);
    assertThatThrownBy(() -> frames(new FrameDecoder(), prelude))
        .isInstanceOf(EventStreamException.PreludeChecksum.class);
  }

  @Test
  void noticesAClientThatLeavesDuringSilence() throws Exception {
    play(Script.answer().text("one").silence());
    client.readChunk();
    client.close();

    assertThat(ending()).isEqualTo(Ending.Kind.CLIENT_LEFT);
  }

  @Test
  void noticesAClientThatLeavesDuringAPause() throws Exception {
    play(Script.answer().text("one").pause(NEVER).text("two"));
    client.readChunk();
    client.close();

    assertThat(ending()).isEqualTo(Ending.Kind.CLIENT_LEFT);
  }

  @Test
  void noticesAClientThatLeavesWhileEventsFlow() throws Exception {
    play(Script.answer().textInPieces("x".repeat(1_000_000), 50));
    client.readChunk();
    client.close();

    assertThat(ending()).isEqualTo(Ending.Kind.CLIENT_LEFT);
  }

  @Test
  void delaysTheHeadersIfScripted() throws Exception {
    simulator
        .scripts()
        .next(Script.answer().text("x").deliveredBy(delivery -> delivery.withHeaderDelay(NEVER)));
    client.sendChat(token);
    lastRequest();
    client.close();

    assertThat(ending()).isEqualTo(Ending.Kind.CLIENT_LEFT);
  }

  @Test
  void endsSilencesAndPausesWhenItIsClosed() throws Exception {
    play(Script.answer().text("one").silence());
    RecordedRequest silent = lastRequest();
    try (RawClient other = new RawClient(simulator.baseUri())) {
      simulator.scripts().next(Script.answer().text("one").pause(NEVER));
      other.sendChat(token);
      other.readHead();
      RecordedRequest paused = lastRequest();
      simulator.close();

      assertThat(silent.awaitEnding(SOON).kind()).isEqualTo(Ending.Kind.SIMULATOR_CLOSED);
      assertThat(paused.awaitEnding(SOON).kind()).isEqualTo(Ending.Kind.SIMULATOR_CLOSED);
    }
  }

  private void play(ScriptedAnswer answer) throws IOException {
    simulator.scripts().next(answer);
    client.sendChat(token);
    assertThat(client.readHead())
        .contains(
            "HTTP/1.1 200 OK",
            "Content-Type: application/vnd.amazon.eventstream",
            "x-amzn-codewhisperer-conversation-id: c-1",
            "Transfer-Encoding: chunked");
  }

  private static int frames(FrameDecoder decoder, byte[] bytes) throws EventStreamException {
    decoder.feed(bytes, 0, bytes.length);
    int count = 0;
    for (Frame frame = decoder.next(); frame != null; frame = decoder.next()) {
      count++;
    }
    return count;
  }

  private Ending.Kind ending() throws InterruptedException {
    return lastRequest().awaitEnding(SOON).kind();
  }

  private RecordedRequest lastRequest() throws InterruptedException {
    simulator.awaitRequest(_ -> true, SOON);
    return simulator.requests().getLast();
  }
}
