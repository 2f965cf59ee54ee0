package io.github.kiro4j.protocol.eventstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class FrameLimitsTest {

  @Test
  void defaultsAreTheSpecificationsLimits() {
    assertThat(FrameLimits.DEFAULT).isEqualTo(new FrameLimits(25_165_824, 131_072));
  }

  @Test
  void limitsCanOnlyBeLowered() {
    assertThat(new FrameLimits(0, 0).maxPayload()).isZero();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FrameLimits(25_165_825, 0))
        .withMessage("maxPayload must be between 0 and 25165824, not 25165825");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FrameLimits(0, 131_073))
        .withMessage("maxHeaders must be between 0 and 131072, not 131073");
    assertThatIllegalArgumentException().isThrownBy(() -> new FrameLimits(-1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new FrameLimits(0, -1));
  }
}
