package io.github.kiro4j.protocol.mapping.openai.responses;

import io.github.kiro4j.api.openai.responses.OutputItem;
import io.github.kiro4j.api.openai.responses.ResponseEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/// Numbers the events of a response and collects its items. Not thread-safe.
final class EventSequence {

  static final String IN_PROGRESS = "in_progress";
  static final String COMPLETED = "completed";

  private final String key;
  private final Consumer<ResponseEvent> sink;
  private final List<OutputItem> items = new ArrayList<>();
  private int next;

  /// @param key opaque letters and digits from which the ids of the items derive
  EventSequence(String key, Consumer<ResponseEvent> sink) {
    this.key = key;
    this.sink = sink;
  }

  /// @param event creates the event with its number
  void send(IntFunction<ResponseEvent> event) {
    sink.accept(event.apply(next++));
  }

  /// The id of the next item.
  ///
  /// @param prefix the prefix of the item's type
  String id(String prefix) {
    return prefix + "_" + key + items.size();
  }

  /// The index of the item that is open, or of the next one.
  int index() {
    return items.size();
  }

  void begin(OutputItem item) {
    send(n -> new ResponseEvent.Item("response.output_item.added", n, index(), item));
  }

  void end(OutputItem item) {
    send(n -> new ResponseEvent.Item("response.output_item.done", n, index(), item));
    items.add(item);
  }

  /// Sends an item that has no events of its own.
  ///
  /// @param begun the item at its beginning
  void whole(OutputItem begun, OutputItem item) {
    begin(begun);
    end(item);
  }

  List<OutputItem> items() {
    return List.copyOf(items);
  }
}
