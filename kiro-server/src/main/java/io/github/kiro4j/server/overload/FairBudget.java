package io.github.kiro4j.server.overload;

import java.util.HashMap;
import java.util.Map;

/// An amount that clients share. Safe for use by many threads; never blocks for long.
///
/// A client that holds nothing gets what is free. A client that holds something may hold at most
/// seven eighths of the capacity while it is alone, and at most half of what the others leave while
/// it is not: whoever comes next finds some room.
public final class FairBudget {

  private final long capacity;
  private final Map<String, Long> held = new HashMap<>();
  private long used;

  public FairBudget(long capacity) {
    this.capacity = capacity;
  }

  /// Takes an amount, unless that exceeds the capacity or the client's share.
  public synchronized boolean tryTake(String client, long amount) {
    long own = held.getOrDefault(client, 0L);
    boolean fits = used + amount <= capacity && (own == 0 || own + amount <= share(own));
    if (fits && amount > 0) {
      held.put(client, own + amount);
      used += amount;
    }
    return fits;
  }

  private long share(long own) {
    long others = used - own;
    return others == 0 ? capacity - capacity / 8 : (capacity - others) / 2;
  }

  /// Gives back what the client has taken.
  public synchronized void giveBack(String client, long amount) {
    held.computeIfPresent(client, (_, own) -> own > amount ? own - amount : null);
    used -= amount;
  }

  /// The amount that all clients hold together.
  public synchronized long used() {
    return used;
  }

  /// The amount that there is in all.
  public long capacity() {
    return capacity;
  }
}
