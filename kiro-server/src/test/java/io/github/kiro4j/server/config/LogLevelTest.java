package io.github.kiro4j.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogLevelTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          -     | -                    | INFO
          debug | -                    | DEBUG
          WARN  | debug                | WARN
          -     | trace                | TRACE
          -     | kiro_rs=debug,error  | ERROR
          -     | kiro_rs=debug        | INFO
          loud  | -                    | INFO
          loud  | debug                | DEBUG
          ''    | debug                | DEBUG
          """)
  void theFirstLevelCounts(String own, String rust, String level) {
    Map<String, String> environment =
        Map.of("KIRO4J_LOG", own == null ? "" : own, "RUST_LOG", rust == null ? "" : rust);

    assertThat(LogLevel.from(environment)).hasToString(level);
  }
}
