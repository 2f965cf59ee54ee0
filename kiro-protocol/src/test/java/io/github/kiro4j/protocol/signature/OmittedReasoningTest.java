package io.github.kiro4j.protocol.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class OmittedReasoningTest {

  @Property(tries = 200)
  void reasoningSurvivesItsWayThroughTheClient(@ForAll String anything, @ForAll boolean signed) {
    String text = new String(anything.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    OmittedReasoning reasoning = new OmittedReasoning(text, signed ? "EqQB.Cg+/=" : null);

    assertThat(OmittedReasoning.in(reasoning.asSignature())).hasValue(reasoning);
  }

  @Test
  void otherSignaturesAreNotOfThisKind() {
    assertThat(OmittedReasoning.in("EqQBCkYIARgCIkD")).isEmpty();
    assertThat(OmittedReasoning.in("")).isEmpty();
    assertThat(OmittedReasoning.in(null)).isEmpty();
  }

  @Test
  void damagedSignatureHoldsNoReasoning() {
    assertThat(OmittedReasoning.in("kiro4j-omitted:???.EqQB"))
        .hasValue(new OmittedReasoning("", null));
  }
}
