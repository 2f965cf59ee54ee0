package io.github.kiro4j.server.credentials.pool;

/// Counts a credential's uses, and which of them are not kept yet. Safe for use by many threads.
final class UseCounter {

  private Use kept;
  private Use since = Use.NONE;

  UseCounter(Use kept) {
    this.kept = kept;
  }

  synchronized void add(Use use) {
    since = since.plus(use);
  }

  synchronized Use total() {
    return kept.plus(since);
  }

  synchronized Use notKept() {
    return since;
  }

  /// A part of [#notKept] is kept now.
  synchronized void kept(Use part) {
    kept = kept.plus(part);
    since = since.minus(part);
  }

  /// What is kept, the uses of other gateways included.
  synchronized void read(Use now) {
    kept = now;
  }
}
