package io.github.kiro4j.server.media.pdf;

import io.github.kiro4j.server.media.DecodingThreads;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationFileAttachment;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;

/// The words of a page that lie upon it rather than in it: comments, text boxes, addresses of
/// links. Fields of forms are told with the form.
final class Annotations {

  private final Set<String> lines = new LinkedHashSet<>();
  private final Leftovers leftovers;

  private Annotations(Leftovers leftovers) {
    this.leftovers = leftovers;
  }

  /// One line each, without repetitions: a link that breaks over lines comes once per line.
  ///
  /// @param leftovers gets what has no words
  static Set<String> of(PDPage page, Leftovers leftovers) {
    Annotations annotations = new Annotations(leftovers);
    try {
      for (PDAnnotation annotation : page.getAnnotations()) {
        DecodingThreads.checkpoint();
        annotations.read(annotation);
      }
    } catch (IOException _) {
      leftovers.other("annotations that are damaged");
    }
    return annotations.lines;
  }

  private void read(PDAnnotation annotation) {
    String subtype = annotation.getSubtype();
    switch (subtype == null ? "" : subtype) {
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
        leftovers.other("attached file" + nameOf(annotation));
      }
      case "Highlight", "Underline", "StrikeOut", "Squiggly", "Text", "FreeText", "Caret" ->
          comment(annotation);
      case "Ink", "Line", "Square", "Circle", "Polygon", "PolyLine", "Stamp" -> {
        comment(annotation);
        leftovers.drawing();
      }
      default -> {
        comment(annotation);
        leftovers.other("an object that is embedded");
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
