package io.github.kiro4j.simulator.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.protocol.mapping.MappingOptions;
import io.github.kiro4j.protocol.mapping.RandomConversation;
import io.github.kiro4j.protocol.mapping.RequestOrigin;
import io.github.kiro4j.protocol.mapping.RequestTranslator;
import io.github.kiro4j.protocol.models.ModelPreferences;
import io.github.kiro4j.protocol.models.ModelResolver;
import io.github.kiro4j.simulator.models.SimulatedModels;
import io.github.kiro4j.simulator.wire.RefusedException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// The translation of any conversation passes the validator.
class TranslatedRequestsTest {

  private final RequestTranslator translator =
      new RequestTranslator(
          new ModelResolver(
              io.github.kiro4j.protocol.models.ModelCatalogue.shipped(),
              ModelPreferences.defaults()),
          MappingOptions.withoutDecoders());
  private final RequestValidator validator =
      new RequestValidator(SimulatedModels.builtIn(), ValidationSettings.STRICT);

  @Provide
  Arbitrary<List<Integer>> decisions() {
    return Arbitraries.integers().between(0, 5039).list().ofMaxSize(150);
  }

  @Property(tries = 1000)
  void everyTranslatedConversationIsAccepted(@ForAll("decisions") List<Integer> decisions)
      throws JsonProcessingException {
    RandomConversation.Sample sample = RandomConversation.of(decisions);
    JsonNode request =
        Json.MAPPER.valueToTree(
            translator.translate(sample.request(), RequestOrigin.UNKNOWN).request());

    assertThat(accepted(request)).as(sample.json()).isEqualTo(request);
  }

  private JsonNode accepted(JsonNode request) throws JsonProcessingException {
    try {
      return validator.accept(Json.MAPPER.writeValueAsBytes(request));
    } catch (RefusedException refused) {
      throw new AssertionError(refused.error().toString(), refused);
    }
  }
}
