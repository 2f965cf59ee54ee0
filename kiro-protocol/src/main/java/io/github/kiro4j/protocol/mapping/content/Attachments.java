package io.github.kiro4j.protocol.mapping.content;

import io.github.kiro4j.protocol.kiro.ImageBlock;
import java.util.ArrayList;
import java.util.List;

/// What a user turn holds beside its text. The upstream keeps it apart from the text, so text that
/// belongs to one of these refers to it by its number.
public final class Attachments {

  private final List<ImageBlock> images = new ArrayList<>();

  public List<ImageBlock> images() {
    return List.copyOf(images);
  }

  public boolean isEmpty() {
    return images.isEmpty();
  }

  /// Adds an image and returns its number in the turn, beginning with 1.
  int add(ImageBlock image) {
    images.add(image);
    return images.size();
  }
}
