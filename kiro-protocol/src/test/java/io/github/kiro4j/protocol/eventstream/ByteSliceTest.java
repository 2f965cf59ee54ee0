package io.github.kiro4j.protocol.eventstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class ByteSliceTest {

  private static final byte[] ARRAY = {1, 2, 3, 2, 3};

  @Test
  void copyHoldsTheBytesOfTheRange() {
    assertThat(new ByteSlice(ARRAY, 1, 2).copy()).containsExactly(2, 3);
    assertThat(new ByteSlice(ARRAY, 5, 0).copy()).isEmpty();
  }

  @Test
  void slicesWithTheSameBytesAreEqual() {
    ByteSlice slice = new ByteSlice(ARRAY, 1, 2);

    assertThat(slice).isEqualTo(new ByteSlice(ARRAY, 3, 2));
    assertThat(slice).hasSameHashCodeAs(new ByteSlice(ARRAY, 3, 2));
    assertThat(slice).isNotEqualTo(new ByteSlice(ARRAY, 1, 1));
    assertThat(slice).isNotEqualTo(new ByteSlice(ARRAY, 0, 2));
  }

  @Test
  void rangeOutsideTheArrayIsRefused() {
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> new ByteSlice(ARRAY, 4, 2));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> new ByteSlice(ARRAY, -1, 2));
  }
}
