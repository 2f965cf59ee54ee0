package io.github.kiro4j.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import liquibase.Scope;
import liquibase.analytics.configuration.AnalyticsArgs;
import org.junit.jupiter.api.Test;

class LiquibaseSessionTest {

  @Test
  void liquibaseSendsNoAnalytics() throws Exception {
    boolean told =
        Scope.child(LiquibaseSession.SCOPE, () -> AnalyticsArgs.ENABLED.getCurrentValue());

    assertThat(told).isFalse();
  }
}
