package io.github.kiro4j.protocol.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.messages.ErrorResponse;
import io.github.kiro4j.protocol.mapping.validation.InvalidRequestException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Each folder of `src/test/resources/mapping` is one rule: `request.json` of the Messages API and
/// `expected.json` of the Kiro API, or `error.json` for a request that is refused.
class MappingTableTest {

  private static final Path RULES = rules();

  @TestFactory
  Stream<DynamicTest> requestBecomesWhatItsRuleSays() throws IOException {
    return folders("expected.json").stream()
        .map(folder -> DynamicTest.dynamicTest(name(folder), () -> becomesWhatIsExpected(folder)));
  }

  @TestFactory
  Stream<DynamicTest> requestIsRefusedAsItsRuleSays() throws IOException {
    return folders("error.json").stream()
        .map(folder -> DynamicTest.dynamicTest(name(folder), () -> isRefused(folder)));
  }

  private static void becomesWhatIsExpected(Path folder) throws IOException {
    Translation translation =
        TranslatorFixture.translate(Files.readString(folder.resolve("request.json")));
    JsonNode kiroRequest = Json.EXACT_NUMBERS.readTree(Json.bytes(translation.request()));
    JsonNode expected =
        Json.EXACT_NUMBERS.readTree(Files.readAllBytes(folder.resolve("expected.json")));

    assertThat(UpstreamRules.violations(kiroRequest)).isEmpty();
    assertThat(kiroRequest.toPrettyString()).isEqualTo(expected.toPrettyString());
  }

  private static void isRefused(Path folder) throws IOException {
    String request = Files.readString(folder.resolve("request.json"));
    InvalidRequestException refusal =
        catchThrowableOfType(
            InvalidRequestException.class, () -> TranslatorFixture.translate(request));
    JsonNode body = Json.MAPPER.valueToTree(new ErrorResponse(refusal.apiError(), "req_1"));
    JsonNode expected = Json.MAPPER.readTree(folder.resolve("error.json").toFile());

    assertThat(body.path("error").toPrettyString()).isEqualTo(expected.toPrettyString());
  }

  private static List<Path> folders(String file) throws IOException {
    try (Stream<Path> rules = Files.list(RULES)) {
      List<Path> found =
          rules.filter(folder -> Files.exists(folder.resolve(file))).sorted().toList();
      assertThat(found).isNotEmpty();
      return found;
    }
  }

  private static String name(Path folder) {
    return folder.getFileName().toString();
  }

  private static Path rules() {
    try {
      URI uri = MappingTableTest.class.getResource("/mapping").toURI();
      return Path.of(uri);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
