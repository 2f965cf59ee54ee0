package io.github.kiro4j.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.kiro4j.protocol.fuzz.Fuzzing;
import io.github.kiro4j.server.config.file.ConfigurationTarget;
import io.github.kiro4j.server.credentials.store.file.CredentialsFileTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FuzzTest {

  static Stream<Path> credentialsFiles() throws IOException {
    return Fuzzing.seeds(CredentialsFileTarget.class);
  }

  static Stream<Path> configurations() throws IOException {
    return Fuzzing.seeds(ConfigurationTarget.class);
  }

  @ParameterizedTest
  @MethodSource("credentialsFiles")
  void theReaderOfCredentialsFilesHandlesTheInput(Path input) throws IOException {
    CredentialsFileTarget.fuzzerTestOneInput(Files.readAllBytes(input));
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void theReaderOfConfigurationsHandlesTheInput(Path input) throws IOException {
    ConfigurationTarget.fuzzerTestOneInput(Files.readAllBytes(input));
  }

  @Test
  void noInputIsFoundThatATargetDoesNotSurvive() throws Exception {
    assumeThat(Fuzzing.SECONDS).isPositive();

    assertThat(Fuzzing.findings(CredentialsFileTarget.class, ConfigurationTarget.class)).isEmpty();
  }
}
