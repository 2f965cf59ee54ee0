package io.github.kiro4j.protocol.mapping.content;

import io.github.kiro4j.api.messages.ContentBlock.Document;
import io.github.kiro4j.api.messages.MediaSource;
import io.github.kiro4j.protocol.mapping.validation.FieldPath;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Renders document blocks as text.
final class Documents {

  private static final String PDF = "application/pdf";
  private static final String ANY_TEXT = "text/";

  private final DocumentTextExtractor extractor;

  Documents(DocumentTextExtractor extractor) {
    this.extractor = extractor;
  }

  /// The text of a document.
  ///
  /// @param attachments receives the images in the document
  /// @param blocks renders a document that is a list of blocks
  String render(
      Document document, FieldPath path, Attachments attachments, ContentRenderer blocks) {
    FieldPath source = path.member("document").member("source");
    String body =
        switch (document.source()) {
          case MediaSource.Base64 base64 -> file(base64, source);
          case MediaSource.PlainText text -> text.data();
          case MediaSource.Content content ->
              blocks.render(content.content(), source.member("content"), attachments);
          case MediaSource.Url _ ->
              throw source.refuse(
                  "documents by URL are not supported here, send the document as base64 or text");
          case MediaSource.File _ ->
              throw source.refuse(
                  "documents by file id are not supported here, send the document as base64 or"
                      + " text");
          case MediaSource.Unknown unknown ->
              throw source.refuse(
                  "Input tag '%s' is not one of: 'base64', 'content', 'text'"
                      .formatted(unknown.type()));
        };
    return "<document>\n"
        + element("title", document.title())
        + element("context", document.context())
        + body
        + "\n</document>";
  }

  private String file(MediaSource.Base64 file, FieldPath source) {
    if (file.mediaType().equals(PDF)) {
      return pdf(file, source.member("base64"));
    }
    if (file.mediaType().startsWith(ANY_TEXT)) {
      return decoded(file, source.member("base64"));
    }
    throw source.member("base64").refuse("media_type: Input should be 'application/pdf'");
  }

  private String pdf(MediaSource.Base64 file, FieldPath path) {
    String text = extractor.extract(file.data(), path);
    if (text.isBlank()) {
      throw path.refuse("the PDF has no text that could be read");
    }
    return text;
  }

  private static String decoded(MediaSource.Base64 file, FieldPath path) {
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(file.data());
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw path.refuse("Invalid base64 data");
    }
  }

  private static String element(String name, @Nullable String content) {
    return content == null ? "" : "<%1$s>%2$s</%1$s>\n".formatted(name, content);
  }
}
