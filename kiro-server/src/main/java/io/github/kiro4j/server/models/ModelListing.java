package io.github.kiro4j.server.models;

import io.github.kiro4j.protocol.models.UpstreamModel;
import java.io.IOException;
import java.util.List;

/// The upstream's own lists of models.
@FunctionalInterface
public interface ModelListing {

  /// The models that the upstream lists for any credential. A model that several credentials list
  /// is there several times.
  ///
  /// @throws IOException if no list can be read; the message contains no secret
  List<UpstreamModel> fetch() throws IOException;
}
