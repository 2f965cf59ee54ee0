package io.github.kiro4j.server.media.pdf;

import io.github.kiro4j.server.media.DecodingThreads;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationFileAttachment;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;

/// The text of the annotations of a page: comments, text boxes, link addresses. Form fields are
/// read by [FormFields].
final class Annotations {

  private final Set<String> lines = new LinkedHashSet<>();
  private final OmittedContent omitted;

  private Annotations(OmittedContent omitted) {
    this.omitted = omitted;
  }

  /// One line per annotation, without repetitions: a link that wraps is an annotation on each line.
  ///
  /// @param omitted receives annotations without text
  static Set<String> of(PDPage page, OmittedContent omitted) {
    Annotations annotations = new Annotations(omitted);
    try {
      for (PDAnnotation annotation : page.getAnnotations()) {
        DecodingThreads.checkpoint();
        annotations.read(annotation);
      }
    } catch (IOException _) {
      omitted.other("annotations that are damaged");
    }
    return annotations.lines;
  }

  private void read(PDAnnotation annotation) {
    String subtype = annotation.getSubtype();
    switch (Objects.requireNonNullElse(subtype, "")) {
      case "Widget", "Popup" -> {}
      case "Link" -> {
        if (annotation instanceof PDAnnotationLink link
            && link.getAction() instanceof PDActionURI action
            && action.getURI() != null) {
          lines.add("[link: " + action.getURI() + "]");
        }
      }
      case "FileAttachment" -> {
        comment(annotation);
        omitted.other("attached file" + nameOf(annotation));
      }
      case "Highlight", "Underline", "StrikeOut", "Squiggly", "Text", "FreeText", "Caret" ->
          comment(annotation);
      case "Ink", "Line", "Square", "Circle", "Polygon", "PolyLine", "Stamp" -> {
        comment(annotation);
        omitted.drawing();
      }
      default -> {
        comment(annotation);
        omitted.other("an object that is embedded");
      }
    }
  }

  private void comment(PDAnnotation annotation) {
    String words = annotation.getContents();
    if (words != null && !words.isBlank()) {
      lines.add("[comment: " + words.strip() + "]");
    }
  }

  private static String nameOf(PDAnnotation annotation) {
    try {
      return annotation instanceof PDAnnotationFileAttachment attachment
              && attachment.getFile() != null
          ? " " + attachment.getFile().getFile()
          : "";
    } catch (IOException _) {
      return "";
    }
  }
}
