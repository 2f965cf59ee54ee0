package io.github.kiro4j.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.kiro4j.protocol.eventstream.FrameDecoderTarget;
import io.github.kiro4j.protocol.fuzz.Fuzzing;
import io.github.kiro4j.protocol.mapping.RequestTarget;
import io.github.kiro4j.protocol.mapping.answer.ResponseTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FuzzTest {

  static Stream<Path> frames() throws IOException {
    return Fuzzing.seeds(FrameDecoderTarget.class);
  }

  static Stream<Path> requests() throws IOException {
    return Fuzzing.seeds(RequestTarget.class);
  }

  static Stream<Path> responses() throws IOException {
    return Fuzzing.seeds(ResponseTarget.class);
  }

  @ParameterizedTest
  @MethodSource("frames")
  void theDecoderOfFramesHandlesTheInput(Path input) throws IOException {
    FrameDecoderTarget.fuzzerTestOneInput(Files.readAllBytes(input));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void theReaderOfRequestsHandlesTheInput(Path input) throws IOException {
    RequestTarget.fuzzerTestOneInput(Files.readAllBytes(input));
  }

  @ParameterizedTest
  @MethodSource("responses")
  void theTranslatorOfResponsesHandlesTheInput(Path input) throws IOException {
    ResponseTarget.fuzzerTestOneInput(Files.readAllBytes(input));
  }

  @Test
  void noInputIsFoundThatATargetDoesNotSurvive() throws Exception {
    assumeThat(Fuzzing.SECONDS).isPositive();

    assertThat(
            Fuzzing.findings(FrameDecoderTarget.class, RequestTarget.class, ResponseTarget.class))
        .isEmpty();
  }
}
