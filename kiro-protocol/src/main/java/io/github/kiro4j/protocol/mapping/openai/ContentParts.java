package io.github.kiro4j.protocol.mapping.openai;

import io.github.kiro4j.api.messages.ContentBlock;
import io.github.kiro4j.api.messages.MediaSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Translates the parts of messages and tool results into content blocks. The part types of both
/// APIs are accepted in both.
public final class ContentParts {

  /// Source: RFC 2397. Parameters such as a character set may precede `base64`.
  private static final Pattern DATA_URL =
      Pattern.compile("data:([^;,]*)(?:;[^;,]*)*?;base64,", Pattern.CASE_INSENSITIVE);

  private static final String PDF = "application/pdf";

  private ContentParts() {}

  /// The blocks of a content: one text, or a list of parts; none if the content is absent.
  ///
  /// @throws io.github.kiro4j.protocol.mapping.validation.InvalidRequestException if a part has no
  ///   equivalent in the Messages API
  public static List<ContentBlock> blocks(Parameter content) {
    if (content.value().isTextual()) {
      return List.of(new ContentBlock.Text(content.requiredText()));
    }
    return content.items().map(ContentParts::block).toList();
  }

  /// The texts of a content, joined by line breaks; parts that are not text are left out.
  public static String text(Parameter content) {
    List<String> texts =
        blocks(content).stream()
            .filter(ContentBlock.Text.class::isInstance)
            .map(block -> ((ContentBlock.Text) block).text())
            .toList();
    return String.join("\n", texts);
  }

  private static ContentBlock block(Parameter part) {
    if (part.value().isTextual()) {
      return new ContentBlock.Text(part.requiredText());
    }
    String type = part.member("type").text().orElse("text");
    return switch (type) {
      case "text", "input_text", "output_text", "summary_text", "reasoning_text" ->
          new ContentBlock.Text(part.member("text").requiredText());
      case "refusal" -> new ContentBlock.Text(part.member("refusal").requiredText());
      // Codex's messages between agents; behind a gateway the text is not encrypted.
      case "encrypted_content" ->
          new ContentBlock.Text(part.member("encrypted_content").requiredText());
      case "image_url" -> image(part.member("image_url"));
      case "input_image", "computer_screenshot" -> inputImage(part);
      case "file" -> file(part.member("file"));
      case "input_file" -> file(part);
      case "input_audio" -> throw part.unsupported("audio is not supported; send its text");
      default ->
          throw part.member("type")
              .unsupported(
                  "the supported parts are text, images and files; the part's type is '%s'"
                      .formatted(type));
    };
  }

  private static ContentBlock inputImage(Parameter part) {
    if (part.member("image_url").absent()) {
      throw part.member("file_id")
          .unsupported("images by file id are not supported; send the image as a data URL");
    }
    return image(part.member("image_url"));
  }

  /// An image by URL: a text, or an object with a `url`.
  private static ContentBlock image(Parameter place) {
    Parameter url = place.value().isObject() ? place.member("url") : place;
    String text = url.requiredText();
    return new ContentBlock.Image(isData(text) ? data(text, url) : new MediaSource.Url(text));
  }

  private static ContentBlock file(Parameter file) {
    String name = file.member("filename").text().orElse(null);
    Parameter data = file.member("file_data");
    if (!data.absent()) {
      return new ContentBlock.Document(fileData(data, name), name, null);
    }
    return file.member("file_url")
        .text()
        .map(url -> new ContentBlock.Document(new MediaSource.Url(url), name, null))
        .orElseThrow(() ->
            file.member("file_id")
                .unsupported("files by id are not supported; send the file in `file_data`"));
  }

  /// The bytes of a file: a data URL, or base64 alone.
  private static MediaSource fileData(Parameter data, @Nullable String name) {
    String text = data.requiredText();
    if (isData(text)) {
      return data(text, data);
    }
    boolean plain = name != null && name.toLowerCase(Locale.ROOT).endsWith(".txt");
    return new MediaSource.Base64(plain ? "text/plain" : PDF, text);
  }

  private static boolean isData(String url) {
    return url.regionMatches(true, 0, "data:", 0, "data:".length());
  }

  private static MediaSource data(String url, Parameter place) {
    Matcher prefix = DATA_URL.matcher(url);
    if (!prefix.lookingAt()) {
      throw place.invalid("a data URL must have the form data:TYPE;base64,DATA");
    }
    String type =
        Optional.of(prefix.group(1))
            .filter(given -> !given.isBlank())
            .orElse("text/plain")
            .toLowerCase(Locale.ROOT);
    return new MediaSource.Base64(type, url.substring(prefix.end()));
  }
}
