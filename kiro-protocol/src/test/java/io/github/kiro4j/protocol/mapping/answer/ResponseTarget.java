package io.github.kiro4j.protocol.mapping.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.kiro4j.api.messages.StreamEvent;
import io.github.kiro4j.protocol.dialect.Dialect;
import io.github.kiro4j.protocol.failure.UpstreamFailure;
import io.github.kiro4j.protocol.fuzz.Fuzzing;
import io.github.kiro4j.protocol.kiro.KiroEvent;
import io.github.kiro4j.protocol.kiro.KiroEvent.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Fuzzes the translator of responses: for any events of the upstream the client's stream follows
/// the grammar of the Messages API.
///
/// The first character of the input chooses the request, the second how the response ends. Each
/// line after them is an event: a letter for its type, then its text. The members of a fragment of
/// a tool call are separated by `|`; a member without a text is missing.
public final class ResponseTarget {

  private static final List<AnswerContext> CONTEXTS =
      List.of(
          Contexts.PLAIN,
          Contexts.TAGS,
          Contexts.NATIVE,
          Contexts.stoppingAt("STOP", "ab", "\n\n"),
          Contexts.limited(Contexts.BY_TAGS, 8),
          Contexts.answerDue(),
          Contexts.bareJson(),
          Contexts.searching(),
          Contexts.requiring(Contexts.ANY_JSON, Contexts.SEARCH),
          Contexts.due(Contexts.TAGS),
          Contexts.prefilled(Contexts.NO_REASONING, "{\"a\":"),
          Contexts.singleCall(Contexts.NOTHING));

  private ResponseTarget() {}

  public static void fuzzerInitialize() {
    Fuzzing.loadClasses(ResponseTarget.class, ResponseTarget::fuzzerTestOneInput);
  }

  public static void fuzzerTestOneInput(byte[] input) {
    String script = new String(input, UTF_8);
    AnswerContext context = CONTEXTS.get(choice(script, 0, CONTEXTS.size()));
    int ending = choice(script, 1, 8);
    List<StreamEvent> events = new ArrayList<>();
    ResponseTranslator translator = new ResponseTranslator(context, events::add);

    script.lines().skip(1).map(ResponseTarget::event).forEach(translator::accept);
    end(translator, ending);
    if (translator.unanswered()) {
      translator.askAgain(Contexts.REQUEST);
      script.lines().skip(1).map(ResponseTarget::event).forEach(translator::accept);
      end(translator, ending);
    }
    translator.facts();
    if (!translator.done()) {
      translator.fail(new UpstreamFailure.Network());
    }
    StreamGrammar.check(events);
  }

  private static int choice(String script, int index, int bound) {
    return index < script.length() ? script.charAt(index) % bound : 0;
  }

  private static void end(ResponseTranslator translator, int ending) {
    BodyEnd[] ends = BodyEnd.values();
    translator.end(ending % 2 == 0 ? Dialect.REST : Dialect.RUNTIME, ends[ending % ends.length]);
  }

  private static KiroEvent event(String line) {
    String text = line.isEmpty() ? "" : line.substring(1).replace("\\n", "\n");
    return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
      case 't' -> Kiro.text(text);
      case 'r' -> Kiro.reasoning(text);
      case 's' -> Kiro.signature(text);
      case 'x' -> Kiro.redacted(text);
      case 'u' -> fragment(text.split("\\|", 4), false);
      case 'j' -> fragment(text.split("\\|", 4), true);
      case 'm' -> Kiro.METERING;
      case 'c' -> new KiroEvent.ContextUsage(text.length());
      case 'k' -> tokens(text);
      case 'd' -> Kiro.stopReason(text);
      case 'e' -> Kiro.exception(text);
      case 'i' -> new KiroEvent.InvalidState(text, null);
      case 'f' -> new KiroEvent.UnmodelledError(text, null);
      default -> new KiroEvent.Unknown(text);
    };
  }

  private static KiroEvent tokens(String text) {
    int count = text.hashCode();
    return new KiroEvent.Metadata(new TokenUsage(count, count, count, count, count), null, null);
  }

  private static KiroEvent fragment(String[] members, boolean snapshot) {
    return new KiroEvent.ToolUseFragment(
        member(members, 0),
        member(members, 1),
        member(members, 2),
        snapshot,
        member(members, 3) == null ? null : true);
  }

  private static @Nullable String member(String[] members, int index) {
    return index < members.length && !members[index].isEmpty() ? members[index] : null;
  }
}
