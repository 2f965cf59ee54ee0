package io.github.kiro4j.server.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.util.DataSize;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MinDuration;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// `overload`: what the gateway takes on at a time, in all. What is beyond is refused with 529.
public final class OverloadConfiguration {

  private static final long HEAP_PER_REQUEST = 256L << 10;

  /// A request needs at most four times the size of its body, so that bodies take up two thirds of
  /// the heap.
  private static final int SHARE_OF_BODIES = 6;

  /// A request needs a descriptor for its client and one for the upstream; a third is for
  /// connections that are kept open.
  private static final int DESCRIPTORS_PER_REQUEST = 3;

  @JsonProperty
  @Min(0)
  private int maxRequests;

  @JsonProperty
  @Min(0)
  private int maxStreams;

  @JsonProperty private @Nullable DataSize maxBodyBytes;

  @JsonProperty
  @Min(0)
  private int maxConnections;

  @JsonProperty
  @Min(0)
  private int reservedDescriptors = 128;

  @JsonProperty
  @DecimalMin("0.5")
  @DecimalMax("1")
  private double maxHeapUsage = 0.9;

  @JsonProperty
  @MinDuration(value = 1, unit = TimeUnit.SECONDS)
  private Duration headerTimeout = Duration.seconds(10);

  /// Requests that are handled at a time.
  ///
  /// @param heap size of the heap, for the default: one request for each 256 KiB
  /// @param descriptors file descriptors that may be open, for the default: one request for three
  public int maxRequests(long heap, long descriptors) {
    if (maxRequests > 0) {
      return maxRequests;
    }
    long room = Math.min(heap / HEAP_PER_REQUEST, descriptors / DESCRIPTORS_PER_REQUEST);
    return Math.clamp(room, 16, 1_000_000);
  }

  /// Responses that are streamed at a time; as many as requests unless configured.
  public int maxStreams(long heap, long descriptors) {
    return maxStreams > 0 ? maxStreams : maxRequests(heap, descriptors);
  }

  /// Bytes of request bodies that are held at a time.
  ///
  /// @param heap size of the heap, for the default: a sixth
  public long maxBodyBytes(long heap) {
    return maxBodyBytes != null ? maxBodyBytes.toBytes() : heap / SHARE_OF_BODIES;
  }

  /// Connections of clients that are open at a time.
  ///
  /// @param descriptors file descriptors that may be open, for the default: half
  public long maxConnections(long descriptors) {
    return maxConnections > 0 ? maxConnections : Math.clamp(descriptors / 2, 16, 1_000_000);
  }

  /// File descriptors that are kept for files and the database.
  public int getReservedDescriptors() {
    return reservedDescriptors;
  }

  /// Share of the heap in use after a garbage collection, 0 to 1, from which requests are refused.
  public double getMaxHeapUsage() {
    return maxHeapUsage;
  }

  /// Longest time in which the header of a request arrives.
  public Duration getHeaderTimeout() {
    return headerTimeout;
  }
}
