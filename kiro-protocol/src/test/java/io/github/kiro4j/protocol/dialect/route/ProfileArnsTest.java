package io.github.kiro4j.protocol.dialect.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.protocol.dialect.CredentialKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileArnsTest {

  private static final SharedProfileArns SHARED = new SharedProfileArns("arn:b", "arn:s");

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          SOCIAL,                        -,       -,       arn:s
          SOCIAL,                        arn:own, arn:own, arn:s
          SOCIAL,                        arn:s,   -,       arn:s
          SOCIAL,                        arn:b,   -,       arn:s
          BUILDER_ID,                    arn:b,   -,       arn:b
          BUILDER_ID,                    ' ',     -,       arn:b
          BUILDER_ID_OR_IDENTITY_CENTER, arn:b,   -,       arn:b
          IDENTITY_CENTER,               arn:b,   -,       -
          IDENTITY_CENTER,               ' arn:own', arn:own, -
          EXTERNAL_IDP,                  arn:s,   -,       -
          API_KEY,                       arn:own, arn:own, -
          """)
  void sharedArnIsNobodysOwn(
      CredentialKind kind, @Nullable String stored, @Nullable String own, @Nullable String shared) {
    assertThat(ProfileArns.of(kind, stored, SHARED)).isEqualTo(new ProfileArns(own, shared));
  }

  @Test
  void controlPlaneGetsTheOwnArnBeforeTheSharedOne() {
    assertThat(new ProfileArns("arn:own", "arn:s").forControlPlane()).hasValue("arn:own");
    assertThat(new ProfileArns(null, "arn:s").forControlPlane()).hasValue("arn:s");
    assertThat(new ProfileArns(null, null).forControlPlane()).isEmpty();
  }

  @Test
  void arnsAreNotShown() {
    assertThat(new ProfileArns("arn:own", null))
        .hasToString("ProfileArns[own=redacted, shared=none]");
    assertThat(SHARED).hasToString("SharedProfileArns[builderId=redacted, social=redacted]");
  }
}
