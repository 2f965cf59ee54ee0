package io.github.kiro4j.server.media.pdf;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The content of a page or of a PDF that has no place in its text. The text lists it, so that the
/// model knows that the text is incomplete.
final class OmittedContent {

  private int images;
  private boolean drawings;
  private final Set<String> others = new LinkedHashSet<>();

  void image() {
    images++;
  }

  /// Records lines and areas: figures, but also rules and coloured backgrounds.
  void drawing() {
    drawings = true;
  }

  /// Records other content by its name.
  void other(String what) {
    others.add(what);
  }

  boolean isEmpty() {
    return images == 0 && !drawings && others.isEmpty();
  }

  /// For example `3 images, drawings`.
  String list() {
    List<String> all = new ArrayList<>();
    if (images > 0) {
      all.add(images == 1 ? "1 image" : images + " images");
    }
    if (drawings) {
      all.add("drawings");
    }
    all.addAll(others);
    return String.join(", ", all);
  }
}
