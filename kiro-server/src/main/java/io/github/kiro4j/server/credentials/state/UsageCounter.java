package io.github.kiro4j.server.credentials.state;

/// Counts a credential's uses, and which of them are not stored yet. Safe for use by many threads.
public final class UsageCounter {

  private UsageCounts stored;
  private UsageCounts unstored = UsageCounts.NONE;

  public UsageCounter(UsageCounts stored) {
    this.stored = stored;
  }

  public synchronized void add(UsageCounts use) {
    unstored = unstored.plus(use);
  }

  public synchronized UsageCounts total() {
    return stored.plus(unstored);
  }

  public synchronized UsageCounts unstored() {
    return unstored;
  }

  /// A part of [#unstored] is stored now.
  public synchronized void stored(UsageCounts part) {
    stored = stored.plus(part);
    unstored = unstored.minus(part);
  }

  /// Takes over the stored counts, which include the uses by other gateways.
  public synchronized void read(UsageCounts now) {
    stored = now;
  }
}
