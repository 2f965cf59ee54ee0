package io.github.kiro4j.protocol.mapping.answer;

import io.github.kiro4j.api.messages.ContentBlock;
import io.github.kiro4j.api.messages.Delta;
import io.github.kiro4j.protocol.mapping.answer.text.PrefillFilter;
import io.github.kiro4j.protocol.mapping.answer.text.StopSequenceMatcher;
import io.github.kiro4j.protocol.tokens.TokenMeter;
import java.util.Optional;

/// Writes the answer's text as text blocks and ends it at a stop sequence or at the token limit. A
/// block is opened at its first character that is not white space, because the Messages API refuses
/// requests with blank text blocks, and clients send the answer back.
final class TextChannel {

  /// White space beyond this length is written although no text has followed.
  private static final int LONGEST_BLANK = 8 * 1024;

  private final MessageWriter writer;
  private final TokenMeter meter;
  private final Runnable beforeBlock;
  private final AnswerForm form;
  private final StopSequenceMatcher stopSequences;
  private final StringBuilder blanks = new StringBuilder();

  private PrefillFilter prefill;
  private int limit;
  private boolean open;
  private boolean written;
  private boolean limitReached;

  /// Creates the channel.
  ///
  /// @param beforeBlock called before a block is opened
  TextChannel(MessageWriter writer, AnswerForm form, TokenMeter meter, Runnable beforeBlock) {
    this.writer = writer;
    this.meter = meter;
    this.beforeBlock = beforeBlock;
    this.form = form;
    this.limit = form.maxTokens();
    this.stopSequences = new StopSequenceMatcher(form.stopSequences());
    this.prefill = new PrefillFilter(form.prefill());
  }

  /// The stop sequence at which the text ended; empty if it has not ended at one.
  Optional<String> stopSequence() {
    return limitReached ? Optional.empty() : stopSequences.match();
  }

  /// Whether the text ended at the token limit.
  boolean limitReached() {
    return limitReached;
  }

  /// Whether any text was written in this round.
  boolean written() {
    return written;
  }

  void nextRound() {
    written = false;
  }

  /// Expects the beginning of the answer again.
  void startOver() {
    prefill = new PrefillFilter(form.prefill());
  }

  /// The limit of the answer's tokens.
  int limit() {
    return limit;
  }

  /// Raises the limit by the tokens of an answer that the client does not get.
  void raiseLimit(int tokens) {
    limit = Math.clamp((long) limit + tokens, 0, Integer.MAX_VALUE);
  }

  void accept(String text) {
    pass(prefill.accept(text));
  }

  void close() {
    pass(prefill.flush());
    write(stopSequences.flush());
    blanks.setLength(0);
    if (open) {
      open = false;
      writer.close();
    }
  }

  private void pass(String text) {
    if (stopSequences.match().isEmpty()) {
      write(stopSequences.accept(text));
    }
  }

  private void write(String text) {
    if (text.isEmpty() || limitReached) {
      return;
    }
    int admittedLength = meter.admit(text, limit);
    limitReached = admittedLength < text.length();
    String admitted = text.substring(0, admittedLength);
    if (open) {
      delta(admitted);
    } else {
      begin(admitted);
    }
  }

  private void begin(String text) {
    blanks.append(text);
    if (text.isBlank() && blanks.length() < LONGEST_BLANK) {
      return;
    }
    beforeBlock.run();
    open = true;
    written = true;
    writer.open(new ContentBlock.Text(""));
    delta(blanks.toString());
    blanks.setLength(0);
  }

  private void delta(String text) {
    if (!text.isEmpty()) {
      writer.delta(new Delta.TextDelta(text));
    }
  }
}
