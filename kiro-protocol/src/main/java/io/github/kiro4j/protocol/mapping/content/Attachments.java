package io.github.kiro4j.protocol.mapping.content;

import io.github.kiro4j.protocol.kiro.ImageBlock;
import java.util.ArrayList;
import java.util.List;

/// The images of a user turn. The Kiro API keeps images apart from the text, so the text refers to
/// an image by its number. Mutable while the turn is read.
public final class Attachments {

  private final List<ImageBlock> images = new ArrayList<>();

  /// All images, in their order.
  public List<ImageBlock> images() {
    return List.copyOf(images);
  }

  /// Whether there are no images.
  public boolean isEmpty() {
    return images.isEmpty();
  }

  /// Adds an image and returns its number in the turn, from 1.
  int add(ImageBlock image) {
    images.add(image);
    return images.size();
  }
}
