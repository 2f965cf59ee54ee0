package io.github.kiro4j.protocol.dialect.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTest {

  @Test
  void everyRouteIsReadFromItsText() {
    for (Endpoint endpoint : Endpoint.values()) {
      for (ArnChoice arn : ArnChoice.values()) {
        Route route = new Route(endpoint, arn);

        assertThat(Route.parse(route.text())).hasValue(route);
      }
    }
    assertThat(new Route(Endpoint.CODEWHISPERER, ArnChoice.SHARED).text())
        .isEqualTo("codewhisperer:shared");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "q", "q:", "q:OWN", "q:other", "new:own", "q:own:", ":own"})
  void textOfAnotherVersionIsNoRoute(String text) {
    assertThat(Route.parse(text)).isEmpty();
  }
}
