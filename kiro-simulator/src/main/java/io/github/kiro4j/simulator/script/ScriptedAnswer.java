package io.github.kiro4j.simulator.script;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.simulator.script.Step.Checksum;
import io.github.kiro4j.simulator.script.Step.Cut;
import io.github.kiro4j.simulator.validation.Signatures;
import io.github.kiro4j.simulator.wire.KnownErrors;
import io.github.kiro4j.simulator.wire.ServiceError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A scripted event stream with status 200: its steps in order, and their delivery. Immutable; each
/// method returns a longer answer.
public record ScriptedAnswer(List<Step> steps, Delivery delivery) implements Script {

  /// Characters per event if a method splits a text into several events.
  private static final int PIECE = 16;

  private static final String STREAM_ERROR = "error";

  public ScriptedAnswer {
    steps = List.copyOf(steps);
    if (steps.stream().limit(Math.max(0, steps.size() - 1)).anyMatch(Step::isFinal)) {
      throw new IllegalArgumentException("a step follows the step that ends the answer");
    }
  }

  /// The same answer with another delivery.
  public ScriptedAnswer deliveredBy(Delivery how) {
    return new ScriptedAnswer(steps, how);
  }

  /// The same answer with a changed delivery, for example `deliveredBy(delivery ->
  /// delivery.withPace(…))`.
  public ScriptedAnswer deliveredBy(UnaryOperator<Delivery> change) {
    return new ScriptedAnswer(steps, change.apply(delivery));
  }

  /// Adds one text event.
  public ScriptedAnswer text(String text) {
    return plus(List.of(textEvent(text)));
  }

  /// Adds text events of this many characters each.
  public ScriptedAnswer textInPieces(String text, int characters) {
    return plus(Pieces.of(text, characters).stream().map(ScriptedAnswer::textEvent).toList());
  }

  /// Adds reasoning in the form of older models, between tags in the text. The tags may be split
  /// between events.
  public ScriptedAnswer thinkingTags(String thinking) {
    return textInPieces("<thinking>" + thinking + "</thinking>\n\n", PIECE);
  }

  /// Adds reasoning in the form of newer models, with a signature that the simulator accepts in the
  /// history.
  public ScriptedAnswer reasoning(String thinking) {
    return reasoning(thinking, Signatures.of(thinking));
  }

  /// Adds reasoning in the form of newer models, with this signature.
  public ScriptedAnswer reasoning(String thinking, String signature) {
    List<Step> events = new ArrayList<>();
    for (String piece : Pieces.of(thinking, PIECE)) {
      events.add(reasoningEvent("text", piece));
    }
    for (String piece : Pieces.of(signature, 2 * PIECE)) {
      events.add(reasoningEvent("signature", piece));
    }
    return plus(events);
  }

  /// Adds encrypted reasoning.
  public ScriptedAnswer redactedReasoning(String base64) {
    return plus(List.of(reasoningEvent("redactedContent", base64)));
  }

  /// Adds a complete tool call: an event that opens the call, fragments of the input, an event that
  /// closes the call.
  public ScriptedAnswer toolCall(String id, String name, JsonNode input, int fragmentSize) {
    return unfinishedToolCall(id, name, input.toString(), fragmentSize)
        .toolFragment(id, name, null, true);
  }

  /// Adds a tool call without the event that closes it.
  ///
  /// @param inputText the JSON text of the input, or its beginning
  public ScriptedAnswer unfinishedToolCall(
      String id, String name, String inputText, int fragmentSize) {
    ScriptedAnswer answer = toolFragment(id, name, null, false);
    for (String fragment : Pieces.of(inputText, fragmentSize)) {
      answer = answer.toolFragment(id, name, fragment, false);
    }
    return answer;
  }

  /// Adds one event of a tool call. Null members and a false `stop` are omitted.
  public ScriptedAnswer toolFragment(
      @Nullable String id, @Nullable String name, @Nullable String input, boolean stop) {
    ObjectNode payload = object();
    putIfThere(payload, "toolUseId", id);
    putIfThere(payload, "name", name);
    putIfThere(payload, "input", input);
    if (stop) {
      payload.put("stop", true);
    }
    return event("toolUseEvent", payload);
  }

  /// Adds a complete tool call whose events hold the input as objects that grow, in the place of
  /// text: each has one member more than the object before.
  public ScriptedAnswer growingToolCall(String id, String name, ObjectNode input) {
    ScriptedAnswer answer = this;
    ObjectNode grown = object();
    for (Map.Entry<String, JsonNode> member : input.properties()) {
      grown.set(member.getKey(), member.getValue());
      ObjectNode payload = object().put("toolUseId", id).put("name", name);
      payload.set("input", grown.deepCopy());
      answer = answer.event("toolUseEvent", payload);
    }
    return answer.toolFragment(id, name, null, true);
  }

  /// Adds an event with the usage of the context window in percent.
  public ScriptedAnswer contextUsage(double percentage) {
    return event("contextUsageEvent", object().put("contextUsagePercentage", percentage));
  }

  /// Adds an event with the cost of the answer in credits.
  public ScriptedAnswer metering(double credits) {
    return event(
        "meteringEvent",
        object().put("usage", credits).put("unit", "credit").put("unitPlural", "credits"));
  }

  /// Adds an event with a stop reason alone, as the live service sends it.
  public ScriptedAnswer stopReason(String reason) {
    return metadata(object().put("stopReason", reason));
  }

  /// Adds an event with exact token counts.
  public ScriptedAnswer tokenUsage(int uncachedInput, int cacheRead, int cacheWrite, int output) {
    ObjectNode usage =
        object()
            .put("uncachedInputTokens", uncachedInput)
            .put("cacheReadInputTokens", cacheRead)
            .put("cacheWriteInputTokens", cacheWrite)
            .put("outputTokens", output)
            .put("totalTokens", uncachedInput + cacheRead + cacheWrite + output);
    return metadata(object().set("tokenUsage", usage));
  }

  /// Adds a `metadataEvent`.
  public ScriptedAnswer metadata(JsonNode payload) {
    return event("metadataEvent", payload);
  }

  /// Adds an event of an unknown type.
  public ScriptedAnswer unknownEvent() {
    return event("somethingNewEvent", object().put("content", "not for you"));
  }

  /// The end of an answer in the order of the live service: stop reason, context usage, credits.
  ///
  /// Source: 351 of 352 and 372 of 376 answers (kiro2claude, autumn 2026).
  ///
  /// @param contextUsage in percent
  public ScriptedAnswer ending(String stopReason, double contextUsage, double credits) {
    return stopReason(stopReason).contextUsage(contextUsage).metering(credits);
  }

  /// The model refuses to answer.
  ///
  /// Source: notes of a Go gateway (October and November 2026).
  ///
  /// @param category for example `reasoning_extraction`
  public ScriptedAnswer refusal(String category, String explanation) {
    ObjectNode payload = object().put("stopReason", "CONTENT_FILTERED");
    payload
        .putObject("stopDetails")
        .putObject("refusal")
        .put("category", category)
        .put("explanation", explanation);
    return metadata(payload);
  }

  /// Adds an event that reports missing capacity of the model. The event's type is the name that
  /// AWS's model has for errors in a stream.
  ///
  /// Source: kiro-lb 0.2.8 (2026-10-03); AWS's published model.
  public ScriptedAnswer capacityEvent() {
    ServiceError error = KnownErrors.highLoad();
    return event(STREAM_ERROR, error.body());
  }

  /// Adds an exception that reports missing capacity of the model.
  ///
  /// Source: as for [#capacityEvent].
  public ScriptedAnswer capacityException() {
    ServiceError error = KnownErrors.highLoad();
    return exception(STREAM_ERROR, error.message(), error.reason());
  }

  /// The answer with the `metadataEvent` that the service ends it with, unless the answer has one
  /// or breaks off.
  public ScriptedAnswer completed() {
    return breaksOff() || has("metadataEvent")
        ? this
        : stopReason(has("toolUseEvent") ? "TOOL_USE" : "END_TURN");
  }

  private boolean breaksOff() {
    return steps.stream()
        .anyMatch(step ->
            switch (step) {
              case Step.Event event -> event.type().equals(STREAM_ERROR);
              case Step.ModelledException _, Step.UnmodelledError _ -> true;
              case Step.DamagedFrame _, Step.Pause _ -> false;
              case Step.CutInsideFrame _, Step.BreakOff _, Step.Reset _, Step.Silence _ -> true;
            });
  }

  private boolean has(String type) {
    return steps.stream()
        .anyMatch(step -> step instanceof Step.Event(String name, _) && name.equals(type));
  }

  /// The answer with one more event in front.
  public ScriptedAnswer startingWith(String type, JsonNode payload) {
    List<Step> longer = new ArrayList<>(steps.size() + 1);
    longer.add(new Step.Event(type, payload));
    longer.addAll(steps);
    return new ScriptedAnswer(longer, delivery);
  }

  /// Adds an event of any type.
  public ScriptedAnswer event(String type, JsonNode payload) {
    return plus(List.of(new Step.Event(type, payload)));
  }

  /// Adds a modelled exception.
  public ScriptedAnswer exception(String type, String message, @Nullable String reason) {
    return plus(List.of(new Step.ModelledException(type, message, reason)));
  }

  /// Adds an error outside of the service's model.
  public ScriptedAnswer error(String code, String message) {
    return plus(List.of(new Step.UnmodelledError(code, message)));
  }

  /// Adds a pause.
  public ScriptedAnswer pause(Duration duration) {
    return plus(List.of(new Step.Pause(duration)));
  }

  /// Adds a text event whose message checksum is wrong.
  public ScriptedAnswer damageCrc() {
    return damageCrc(Checksum.MESSAGE);
  }

  /// Adds a text event with a wrong checksum.
  public ScriptedAnswer damageCrc(Checksum checksum) {
    return plus(List.of(new Step.DamagedFrame(checksum)));
  }

  /// Adds half a frame, after which the connection is closed.
  public ScriptedAnswer cutInsideFrame() {
    return cutInsideFrame(Cut.CONNECTION_CLOSED);
  }

  /// Adds half a frame, after which the answer ends in this way.
  public ScriptedAnswer cutInsideFrame(Cut cut) {
    return plus(List.of(new Step.CutInsideFrame(cut)));
  }

  /// Ends the HTTP body regularly between two frames, although the answer is not complete.
  public ScriptedAnswer breakOff() {
    return plus(List.of(new Step.BreakOff()));
  }

  /// Adds a TCP reset.
  public ScriptedAnswer resetConnection() {
    return plus(List.of(new Step.Reset()));
  }

  /// Adds silence until the client closes the connection.
  public ScriptedAnswer silence() {
    return plus(List.of(new Step.Silence()));
  }

  /// The sum of the credits of all metering events.
  public double credits() {
    return steps.stream()
        .filter(Step.Event.class::isInstance)
        .map(Step.Event.class::cast)
        .filter(event -> event.type().equals("meteringEvent"))
        .mapToDouble(event -> event.payload().path("usage").asDouble())
        .sum();
  }

  private ScriptedAnswer plus(List<? extends Step> more) {
    List<Step> longer = new ArrayList<>(steps.size() + more.size());
    longer.addAll(steps);
    longer.addAll(more);
    return new ScriptedAnswer(longer, delivery);
  }

  private static Step textEvent(String text) {
    return new Step.Event("assistantResponseEvent", object().put("content", text));
  }

  private static Step reasoningEvent(String member, String value) {
    return new Step.Event("reasoningContentEvent", object().put(member, value));
  }

  private static void putIfThere(ObjectNode payload, String name, @Nullable String value) {
    if (value != null) {
      payload.put(name, value);
    }
  }

  private static ObjectNode object() {
    return Json.MAPPER.createObjectNode();
  }
}
