package io.github.kiro4j.protocol.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.api.Json;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ControlPlaneTest {

  private static final Caller CALLER =
      Samples.caller(CredentialKind.EXTERNAL_IDP, "arn:fake:profile/a b*c+d");

  @Test
  void nextPageIsAskedForByItsToken() throws IOException {
    assertThat(nextTokenOf(ControlPlane.listAvailableModels(CALLER, "page-2", Samples.INVOCATION)))
        .isEqualTo("page-2");
    assertThat(
            nextTokenOf(ControlPlane.listAvailableProfiles(CALLER, "page-2", Samples.INVOCATION)))
        .isEqualTo("page-2");
  }

  private static String nextTokenOf(WireRequest request) throws IOException {
    return Json.MAPPER.readTree(request.content()).path("nextToken").asText();
  }

  @Test
  void queryIsPercentEncoded() {
    assertThat(ControlPlane.getUsageLimits(CALLER, Samples.INVOCATION).target())
        .isEqualTo(
            "/getUsageLimits?origin=AI_EDITOR&profileArn=arn%3Afake%3Aprofile%2Fa%20b%2Ac%2Bd"
                + "&resourceType=AGENTIC_REQUEST&isEmailRequired=true");
  }

  @Test
  void requestsShowNothingSecret() {
    assertThat(ControlPlane.getUsageLimits(CALLER, Samples.INVOCATION))
        .hasToString("GET /getUsageLimits");
    assertThat(ControlPlane.getProfile(CALLER, Samples.INVOCATION)).hasToString("POST /");
  }
}
