package io.github.kiro4j.server.models;

import io.github.kiro4j.protocol.models.UpstreamModel;
import java.io.IOException;
import java.util.List;

/// The upstream's own list of models.
@FunctionalInterface
public interface ModelListing {

  /// All models that the upstream lists, from all pages.
  ///
  /// @throws IOException if the list cannot be read; the message contains no secret
  List<UpstreamModel> fetch() throws IOException;
}
