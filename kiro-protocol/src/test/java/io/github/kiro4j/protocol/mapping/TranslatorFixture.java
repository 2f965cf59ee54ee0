package io.github.kiro4j.protocol.mapping;

import io.github.kiro4j.api.messages.MessagesRequest;
import io.github.kiro4j.api.messages.reader.InvalidRequestBodyException;
import io.github.kiro4j.api.messages.reader.RequestReader;
import io.github.kiro4j.protocol.mapping.content.ImageFetcher;
import io.github.kiro4j.protocol.mapping.content.ImageScaler;
import io.github.kiro4j.protocol.models.ModelCatalogue;
import io.github.kiro4j.protocol.models.ModelPreferences;
import io.github.kiro4j.protocol.models.ModelResolver;
import java.nio.charset.StandardCharsets;

/// A translator over the shipped catalogue whose documents and images need no decoder.
final class TranslatorFixture {

  /// Reads every "PDF" as the same two words.
  static final MappingOptions OPTIONS =
      new MappingOptions((_, _) -> "pages read", ImageScaler.refusing(), ImageFetcher.refusing());

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
      return RequestReader.read(json.getBytes(StandardCharsets.UTF_8), MessagesRequest.class);
    } catch (InvalidRequestBodyException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
