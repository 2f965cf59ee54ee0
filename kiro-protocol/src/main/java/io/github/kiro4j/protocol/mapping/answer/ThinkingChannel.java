package io.github.kiro4j.protocol.mapping.answer;

import io.github.kiro4j.api.messages.ContentBlock;
import io.github.kiro4j.api.messages.Delta;
import io.github.kiro4j.protocol.failure.BrokenAnswerException;
import io.github.kiro4j.protocol.failure.UpstreamFailure.BrokenStream.Damage;
import io.github.kiro4j.protocol.signature.GatewaySignature;
import io.github.kiro4j.protocol.signature.OmittedReasoning;
import io.github.kiro4j.protocol.tokens.TokenMeter;

/// Writes reasoning as thinking blocks, each with one signature: the upstream's if there is one,
/// else the gateway's own, which is never sent upstream. If the client does not read the text, the
/// text becomes part of the signature, so that the client returns it with the conversation.
///
/// Reasoning from tags and reasoning from events do not share a block. A signature that arrives
/// after the block of its reasoning was closed is dropped, because the upstream would refuse the
/// signature on another block.
final class ThinkingChannel {

  /// White space beyond this length is written although no other character has followed.
  private static final int LONGEST_BLANK = 8 * 1024;

  private static final int LONGEST_SIGNATURE = 1024 * 1024;

  /// Most characters of reasoning in a signature.
  private static final int LONGEST_OMITTED = 4 * 1024 * 1024;

  private final MessageWriter writer;
  private final boolean shown;
  private final TokenMeter meter;
  private final TokenMeter thoughts = new TokenMeter();
  private final StringBuilder blanks = new StringBuilder();
  private final StringBuilder signature = new StringBuilder();
  private final StringBuilder omitted = new StringBuilder();

  private GatewaySignature.Signer signer = new GatewaySignature.Signer();
  private final Runnable beforeBlock;
  private boolean open;
  private boolean ofUpstream;
  private boolean closedUnsigned;

  /// Creates the channel.
  ///
  /// @param shown whether the client reads the text
  /// @param beforeBlock called before a block is opened
  ThinkingChannel(MessageWriter writer, boolean shown, TokenMeter meter, Runnable beforeBlock) {
    this.writer = writer;
    this.shown = shown;
    this.meter = meter;
    this.beforeBlock = beforeBlock;
  }

  /// Writes more reasoning. Reasoning after a signature begins a block of its own.
  ///
  /// @param byUpstream whether the reasoning is from events rather than from tags
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
    if (!thinking.isBlank() || blanks.length() > LONGEST_BLANK) {
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

  /// The estimated tokens of all reasoning.
  int tokens() {
    return thoughts.tokens();
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
    String upstreamSignature = unsigned ? null : signature.toString();
    if (!omitted.isEmpty()) {
      return new OmittedReasoning(omitted.toString(), upstreamSignature).asSignature();
    }
    return upstreamSignature == null ? signer.signature() : upstreamSignature;
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
    meter.add(thinking, thoughts);
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
