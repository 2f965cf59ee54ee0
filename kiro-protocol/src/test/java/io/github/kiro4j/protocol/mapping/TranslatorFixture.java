package io.github.kiro4j.protocol.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.messages.MessagesRequest;
import io.github.kiro4j.protocol.models.ModelCatalogue;
import io.github.kiro4j.protocol.models.ModelPreferences;
import io.github.kiro4j.protocol.models.ModelResolver;

/// A translator over the shipped catalogue whose documents and images need no decoder.
final class TranslatorFixture {

  /// Reads every "PDF" as the same two words.
  static final MappingOptions OPTIONS =
      new MappingOptions((_, _) -> "pages read", MappingOptions.withoutDecoders().images());

  private TranslatorFixture() {}

  static RequestTranslator translator() {
    return translator(OPTIONS);
  }

  static RequestTranslator translator(MappingOptions options) {
    return new RequestTranslator(
        new ModelResolver(ModelCatalogue.shipped(), ModelPreferences.defaults()), options);
  }

  static Translation translate(String requestJson) {
    return translator().translate(request(requestJson), RequestOrigin.UNKNOWN);
  }

  static MessagesRequest request(String json) {
    try {
      return Json.MAPPER.readValue(json, MessagesRequest.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
