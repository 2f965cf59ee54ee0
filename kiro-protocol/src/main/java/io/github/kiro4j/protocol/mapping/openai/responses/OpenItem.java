package io.github.kiro4j.protocol.mapping.openai.responses;

import io.github.kiro4j.api.messages.Delta;

/// The item of the content block that is open.
interface OpenItem {

  /// Adds to the item. Additions of another kind than the item's are ignored.
  void add(Delta delta);

  /// Ends the item. An item without content is never begun.
  void end();
}
