package io.github.kiro4j.server.upstream.control;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An answer of an operation that lists by pages.
interface Page<T> {

  /// The items of the page that requests can name.
  List<T> items();

  /// Asks for the next page; null or empty on the last one.
  @Nullable String nextToken();
}
