package io.github.kiro4j.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OverloadConfigurationTest {

  private static final long MEBIBYTE = 1L << 20;

  private final OverloadConfiguration defaults = new OverloadConfiguration();

  @ParameterizedTest
  @CsvSource({
    "256, 896, 298", // descriptors are what is scarce
    "256, 19872, 1024", // the heap is
    "4096, 9223372036854775807, 16384", // nothing is known about descriptors
    "256, 10, 16"
  })
  void requestsNeedHeapAndDescriptors(long heapMebibytes, long descriptors, int requests) {
    long heap = heapMebibytes * MEBIBYTE;

    assertThat(defaults.maxRequests(heap, descriptors)).isEqualTo(requests);
    assertThat(defaults.maxStreams(heap, descriptors)).isEqualTo(requests);
  }

  /// A request of 32 MB, the most that the Anthropic API takes, has room in a small heap.
  @ParameterizedTest
  @CsvSource({"256, 44739242", "1024, 178956970"})
  void bodiesTakeASixthOfTheHeap(long heapMebibytes, long bytes) {
    assertThat(defaults.maxBodyBytes(heapMebibytes * MEBIBYTE)).isEqualTo(bytes);
  }
}
