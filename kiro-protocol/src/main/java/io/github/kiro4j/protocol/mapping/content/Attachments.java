package io.github.kiro4j.protocol.mapping.content;

import io.github.kiro4j.protocol.kiro.Bytes;
import io.github.kiro4j.protocol.kiro.DocumentBlock;
import io.github.kiro4j.protocol.kiro.ImageBlock;
import java.util.ArrayList;
import java.util.List;

/// What a user turn holds beside its text. The upstream keeps it apart from the text, so text that
/// belongs to one of these refers to it by its number.
public final class Attachments {

  private final List<ImageBlock> images = new ArrayList<>();
  private final List<DocumentBlock> documents = new ArrayList<>();

  public List<ImageBlock> images() {
    return List.copyOf(images);
  }

  public List<DocumentBlock> documents() {
    return List.copyOf(documents);
  }

  public boolean isEmpty() {
    return images.isEmpty() && documents.isEmpty();
  }

  /// Adds an image and returns its number in the turn, beginning with 1.
  int add(ImageBlock image) {
    images.add(image);
    return images.size();
  }

  /// Adds a document under a name that no other document of the turn has, and returns that name.
  String add(String name, String format, Bytes source) {
    String free = name;
    for (int n = 2; isTaken(free); n++) {
      free = name + "-" + n;
    }
    documents.add(new DocumentBlock(free, format, source));
    return free;
  }

  private boolean isTaken(String name) {
    return documents.stream().anyMatch(document -> document.name().equals(name));
  }
}
