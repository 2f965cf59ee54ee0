package io.github.kiro4j.protocol.mapping.answer;

import io.github.kiro4j.api.messages.ContentBlock;
import io.github.kiro4j.api.messages.Delta;
import io.github.kiro4j.protocol.failure.BrokenAnswerException;
import io.github.kiro4j.protocol.failure.UpstreamFailure.BrokenStream.Damage;
import io.github.kiro4j.protocol.signature.GatewaySignature;
import io.github.kiro4j.protocol.signature.OmittedReasoning;
import io.github.kiro4j.protocol.tokens.TokenLowerBound;
import io.github.kiro4j.protocol.tokens.TokenMeter;

/// Writes reasoning as thinking blocks, each with one signature: the upstream's where it gave one,
/// else the gateway's own, which is never sent upstream. Text that the client does not want to read
/// goes into the signature, so that it comes back with the conversation.
///
/// Reasoning from tags and the upstream's own do not share a block. A signature that arrives when
/// the reasoning it belongs to is closed already is left out, since a block of its own would not
/// verify.
final class ThinkingChannel {

  private static final int LONGEST_SIGNATURE = 1024 * 1024;

  /// Most characters of reasoning that go into a signature.
  private static final int LONGEST_OMITTED = 4 * 1024 * 1024;

  private final MessageWriter writer;
  private final boolean shown;
  private final TokenMeter meter;
  private final TokenLowerBound lowerBound;
  private final StringBuilder blanks = new StringBuilder();
  private final StringBuilder signature = new StringBuilder();
  private final StringBuilder omitted = new StringBuilder();

  private GatewaySignature.Signer signer = new GatewaySignature.Signer();
  private final Runnable beforeBlock;
  private boolean open;
  private boolean ofUpstream;
  private boolean closedUnsigned;

  /// @param shown whether the client reads the text
  /// @param beforeBlock called before a block is opened
  ThinkingChannel(
      MessageWriter writer,
      boolean shown,
      TokenMeter meter,
      TokenLowerBound lowerBound,
      Runnable beforeBlock) {
    this.writer = writer;
    this.shown = shown;
    this.meter = meter;
    this.lowerBound = lowerBound;
    this.beforeBlock = beforeBlock;
  }

  /// Writes more reasoning; after a signature it is reasoning of its own.
  ///
  /// @param byUpstream whether it is the upstream's own rather than from tags
  void accept(String thinking, boolean byUpstream) {
    if (!signature.isEmpty() || byUpstream != ofUpstream) {
      close();
    }
    ofUpstream = byUpstream;
    if (open) {
      write(thinking);
      return;
    }
    blanks.append(thinking);
    if (!thinking.isBlank()) {
      begin();
    }
  }

  /// Adds a fragment of the upstream's signature.
  void sign(String fragment) {
    boolean tooLate = open ? !ofUpstream : closedUnsigned;
    if (tooLate) {
      return;
    }
    if (signature.length() + fragment.length() > LONGEST_SIGNATURE) {
      throw new BrokenAnswerException(Damage.TOO_LARGE);
    }
    if (!open) {
      ofUpstream = true;
      begin();
    }
    signature.append(fragment);
  }

  void close() {
    blanks.setLength(0);
    if (!open) {
      return;
    }
    boolean unsigned = signature.isEmpty();
    closedUnsigned = closedUnsigned || (unsigned && ofUpstream);
    writer.delta(new Delta.SignatureDelta(blockSignature(unsigned)));
    writer.close();
    signature.setLength(0);
    omitted.setLength(0);
    signer = new GatewaySignature.Signer();
    open = false;
  }

  private String blockSignature(boolean unsigned) {
    String upstreams = unsigned ? null : signature.toString();
    if (!omitted.isEmpty()) {
      return new OmittedReasoning(omitted.toString(), upstreams).asSignature();
    }
    return upstreams == null ? signer.signature() : upstreams;
  }

  private void begin() {
    String beginning = blanks.toString();
    beforeBlock.run();
    open = true;
    writer.open(new ContentBlock.Thinking("", ""));
    write(beginning);
    blanks.setLength(0);
  }

  private void write(String thinking) {
    if (thinking.isEmpty()) {
      return;
    }
    meter.add(thinking);
    lowerBound.add(thinking);
    if (shown) {
      signer.add(thinking);
      writer.delta(new Delta.ThinkingDelta(thinking));
    } else {
      omit(thinking);
    }
  }

  private void omit(String thinking) {
    if (omitted.length() + thinking.length() > LONGEST_OMITTED) {
      throw new BrokenAnswerException(Damage.TOO_LARGE);
    }
    omitted.append(thinking);
  }
}
