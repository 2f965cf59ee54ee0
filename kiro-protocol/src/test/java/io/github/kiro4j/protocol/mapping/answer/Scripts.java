package io.github.kiro4j.protocol.mapping.answer;

import io.github.kiro4j.protocol.kiro.KiroEvent;
import io.github.kiro4j.protocol.kiro.KiroEvent.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/// Arbitrary upstream answers, from regular to hostile.
final class Scripts {

  private Scripts() {}

  /// Anything in any order, failures included.
  static Arbitrary<List<KiroEvent>> any() {
    return Arbitraries.oneOf(texts(), reasoning(), fragments(), ends(), failures())
        .list()
        .ofMaxSize(14);
  }

  /// A regular answer in which every word occurs once: `w1`, `w2`, and so on.
  static Arbitrary<List<KiroEvent>> regular() {
    return Arbitraries.of(Piece.values())
        .list()
        .ofMaxSize(10)
        .map(Scripts::numbered)
        .map(events -> {
          List<KiroEvent> all = new ArrayList<>(events);
          all.add(Kiro.METERING);
          return all;
        });
  }

  /// The pieces of a regular answer; `#` becomes the number of a word.
  private enum Piece {
    TEXT,
    BLANK,
    TAGGED,
    REASONING,
    SIGNATURE,
    TOOL,
    INTERLEAVED_TOOLS,
    UNKNOWN
  }

  private static List<KiroEvent> numbered(List<Piece> pieces) {
    List<KiroEvent> events = new ArrayList<>();
    int[] words = {0};
    for (Piece piece : pieces) {
      String one = "w" + ++words[0] + "e";
      String other = "w" + ++words[0] + "e";
      switch (piece) {
        case TEXT -> {
          events.add(Kiro.text(one + " "));
          events.add(Kiro.text(other + " "));
        }
        case BLANK -> events.add(Kiro.text("\n"));
        case TAGGED -> events.add(Kiro.text("<thinking>\n" + one + "</thinking>\n\n" + other));
        case REASONING -> events.add(Kiro.reasoning(one + " " + other));
        case SIGNATURE -> events.add(Kiro.signature("c2ln"));
        case TOOL -> {
          events.add(Kiro.tool("t" + one, "Read", "{\"a\":\"" + one, false));
          events.add(Kiro.tool("t" + one, null, "\"}", true));
        }
        case INTERLEAVED_TOOLS -> {
          events.add(Kiro.tool("t" + one, "Read", "{\"a\":\"" + one, false));
          events.add(Kiro.tool("t" + other, "List", "{\"b\":\"" + other + "\"}", false));
          events.add(Kiro.tool("t" + one, "Read", "\"}", true));
          events.add(Kiro.tool("t" + other, "List", null, true));
        }
        case UNKNOWN -> events.add(new KiroEvent.Unknown("codeEvent"));
      }
    }
    return events;
  }

  private static Arbitrary<KiroEvent> texts() {
    return Arbitraries.of(
            "word",
            " ",
            "",
            "\n\n",
            "<thinking>",
            "</thinking>",
            "</thinking>\n",
            "`",
            "STOP",
            "ST",
            "OP",
            "one two three",
            "{\"a\":1}",
            "```\n")
        .map(Kiro::text);
  }

  private static Arbitrary<KiroEvent> reasoning() {
    Arbitrary<@Nullable String> value = Arbitraries.of("why", "", " ", "c2ln").injectNull(0.6);
    return Combinators.combine(value, value, value).as(KiroEvent.Reasoning::new);
  }

  private static Arbitrary<KiroEvent> fragments() {
    return Combinators.combine(
            Arbitraries.of("t1", "t2", "t:3", "").injectNull(0.2),
            Arbitraries.of("Read", "List", "web_search", "").injectNull(0.2),
            Arbitraries.of("{}", "", "{\"a\":1}", "{\"a\"", ":1}", "{", "}", "x").injectNull(0.2),
            Arbitraries.of(true, false).injectNull(0.2))
        .as(KiroEvent.ToolUseFragment::new);
  }

  private static Arbitrary<KiroEvent> ends() {
    return Arbitraries.of(
        Kiro.METERING,
        new KiroEvent.ContextUsage(12.5),
        new KiroEvent.ContextUsage(130),
        new KiroEvent.Metadata(new TokenUsage(5, 7, 12, null, null), null, null),
        new KiroEvent.Metadata(new TokenUsage(null, null, null, null, null), "END_TURN", null),
        Kiro.stopReason("TOOL_USE"),
        Kiro.stopReason("MAX_TOKENS"),
        new KiroEvent.Unknown("citationEvent"));
  }

  private static Arbitrary<KiroEvent> failures() {
    return Arbitraries.of(
        Kiro.exception("ContentLengthExceededException"),
        Kiro.exception("ThrottlingException"),
        Kiro.stopReason("MALFORMED_TOOL_USE"),
        new KiroEvent.UnmodelledError("InternalFailure", null),
        new KiroEvent.InvalidState(null, null));
  }
}
