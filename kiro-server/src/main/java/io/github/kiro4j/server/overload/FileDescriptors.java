package io.github.kiro4j.server.overload;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// How many file descriptors are left for requests. Each admitted request needs one for its
/// connection to the upstream; a reserve stays for files. Safe for use by many threads.
///
/// Counting takes longer the more descriptors are open, so the count is up to a tenth of a second
/// old, or two seconds while most descriptors are free; the connections accepted and requests
/// admitted since are added to it.
public final class FileDescriptors {

  private static final Duration VALID = Duration.ofMillis(100);
  private static final Duration VALID_WHILE_FREE = Duration.ofSeconds(2);

  private final Source source;
  private final long reserved;
  private final InstantSource clock;
  private Instant countedAt = Instant.MIN;
  private long open;
  private long since;

  /// The operating system's counts.
  public interface Source {

    /// Descriptors that are open in this process.
    long open();

    /// Descriptors that this process may open; [Long#MAX_VALUE] if nothing is known.
    long limit();

    /// The counts of this process.
    static Source ofThisProcess() {
      return new OperatingSystem(
          ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
              ? unix
              : null);
    }
  }

  private record OperatingSystem(@Nullable UnixOperatingSystemMXBean system) implements Source {

    /// Counting needs a descriptor of its own, and fails when there is none.
    @Override
    public long open() {
      try {
        return system == null ? 0 : system.getOpenFileDescriptorCount();
      } catch (InternalError _) {
        return limit();
      }
    }

    @Override
    public long limit() {
      return system == null ? Long.MAX_VALUE : system.getMaxFileDescriptorCount();
    }
  }

  /// @param reserved descriptors that requests do not use
  public FileDescriptors(Source source, long reserved, InstantSource clock) {
    this.source = source;
    this.reserved = reserved;
    this.clock = clock;
  }

  /// Descriptors that may be open before requests are refused.
  public long usable() {
    return source.limit() - reserved;
  }

  /// Descriptors that are open, or soon will be.
  public synchronized long used() {
    Instant now = clock.instant();
    Duration valid = open + since < usable() / 2 ? VALID_WHILE_FREE : VALID;
    if (countedAt.isBefore(now.minus(valid))) {
      open = source.open();
      countedAt = now;
      since = 0;
    }
    return open + since;
  }

  /// Whether requests have to be refused.
  public boolean exhausted() {
    return used() >= usable();
  }

  /// A client has connected, which takes a descriptor in any case.
  public synchronized void connected() {
    since++;
  }

  /// Takes a descriptor for the upstream connection of a request, if there is one.
  synchronized boolean tryTake() {
    if (exhausted()) {
      return false;
    }
    since++;
    return true;
  }
}
