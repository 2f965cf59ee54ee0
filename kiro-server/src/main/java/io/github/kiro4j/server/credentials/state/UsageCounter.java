package io.github.kiro4j.server.credentials.state;

/// Counts a credential's uses, and which of them are not kept yet. Safe for use by many threads.
public final class UsageCounter {

  private UsageCounts kept;
  private UsageCounts since = UsageCounts.NONE;

  public UsageCounter(UsageCounts kept) {
    this.kept = kept;
  }

  public synchronized void add(UsageCounts use) {
    since = since.plus(use);
  }

  public synchronized UsageCounts total() {
    return kept.plus(since);
  }

  public synchronized UsageCounts notKept() {
    return since;
  }

  /// A part of [#notKept] is kept now.
  public synchronized void kept(UsageCounts part) {
    kept = kept.plus(part);
    since = since.minus(part);
  }

  /// What is kept, the uses of other gateways included.
  public synchronized void read(UsageCounts now) {
    kept = now;
  }
}
