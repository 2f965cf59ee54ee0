package io.github.kiro4j.server.overload;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/// How full the heap is after a garbage collection: what is in use then is truly needed. Safe for
/// use by many threads.
///
/// A collection happens only while memory is allocated. So that refusing work does not keep the
/// last reading alive, a reading counts for some seconds.
public final class HeapPressure {

  private static final Duration VALID = Duration.ofSeconds(5);

  private final Source source;
  private final double limit;
  private final InstantSource clock;
  private long collections = -1;
  private Instant collectedAt = Instant.MIN;

  /// The virtual machine's figures.
  public interface Source {

    /// Share of the old generation that was in use after the last collection, 0 to 1.
    double usedAfterCollection();

    /// Number of collections so far.
    long collections();

    /// The figures of this process.
    static Source ofThisProcess() {
      return new VirtualMachine(
          ManagementFactory.getMemoryPoolMXBeans().stream().filter(VirtualMachine::isOld).toList(),
          ManagementFactory.getGarbageCollectorMXBeans());
    }
  }

  private record VirtualMachine(List<MemoryPoolMXBean> old, List<GarbageCollectorMXBean> collectors)
      implements Source {

    /// The pool that holds what lives long, under the names of all collectors.
    static boolean isOld(MemoryPoolMXBean pool) {
      String name = pool.getName().toLowerCase(Locale.ROOT);
      return pool.getType() == MemoryType.HEAP
          && (name.contains("old") || name.contains("tenured") || name.equals("shenandoah"));
    }

    @Override
    public double usedAfterCollection() {
      return old.stream().mapToDouble(VirtualMachine::share).max().orElse(0);
    }

    private static double share(MemoryPoolMXBean pool) {
      MemoryUsage usage = pool.getCollectionUsage();
      return usage == null || usage.getMax() <= 0 ? 0 : (double) usage.getUsed() / usage.getMax();
    }

    @Override
    public long collections() {
      return collectors.stream().mapToLong(GarbageCollectorMXBean::getCollectionCount).sum();
    }
  }

  /// @param limit share of the heap from which new work is refused, 0 to 1
  public HeapPressure(Source source, double limit, InstantSource clock) {
    this.source = source;
    this.limit = limit;
    this.clock = clock;
  }

  /// The share that was in use after the last collection, 0 to 1.
  public double used() {
    return source.usedAfterCollection();
  }

  /// Whether new work has to be refused.
  public synchronized boolean exhausted() {
    Instant now = clock.instant();
    long count = source.collections();
    if (count != collections) {
      collections = count;
      collectedAt = now;
    }
    return used() >= limit && now.isBefore(collectedAt.plus(VALID));
  }
}
