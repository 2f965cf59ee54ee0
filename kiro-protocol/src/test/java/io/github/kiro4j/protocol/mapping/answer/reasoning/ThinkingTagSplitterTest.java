package io.github.kiro4j.protocol.mapping.answer.reasoning;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.protocol.mapping.answer.Slicing;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ThinkingTagSplitterTest {

  /// Writes text unchanged and reasoning as `[…]`.
  private static final class Recorder implements ThinkingTagSplitter.Output {
    private final StringBuilder written = new StringBuilder();
    private boolean thinking;

    @Override
    public void answer(String text) {
      written.append(text);
    }

    @Override
    public void thinking(String text) {
      written.append(thinking ? "" : "[").append(text);
      thinking = true;
    }

    @Override
    public void endThinking() {
      written.append(thinking ? "]" : "[]");
      thinking = false;
    }
  }

  private static String split(Iterable<String> pieces) {
    Recorder recorder = new Recorder();
    ThinkingTagSplitter splitter = new ThinkingTagSplitter(recorder);
    pieces.forEach(splitter::accept);
    splitter.flush();
    return recorder.written.toString();
  }

  private static String split(String text) {
    return split(List.of(text));
  }

  private static String splitByCharacter(String text) {
    return split(text.chars().mapToObj(Character::toString).toList());
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        // Cases on which kiro-rs fails.
        Arguments.of("<thinking>\nAll done.</thinking>\n\nThe answer", "[All done.]The answer"),
        Arguments.of("<thinking>\nA.</thinking>", "[A.]"),
        Arguments.of("<thinking>**Plan**\n</thinking>\n\nA", "[**Plan**\n]A"),
        Arguments.of(
            "<thinking>\na\n</thinking>\nAnswer here and more text",
            "[a\n]Answer here and more text"),
        Arguments.of(
            "<thinking>\nuse `</thinking>\n\nmore\n</thinking>\n\nA",
            "[use `</thinking>\n\nmore\n]A"),
        // Next to punctuation, with all kinds of line breaks.
        Arguments.of("Hi.<thinking>(a)</thinking>\r\n\r\nB", "Hi.[(a)]B"),
        Arguments.of("<thinking>\r\n- a!</thinking>\r\nB", "[- a!]B"),
        Arguments.of("<thinking>\ra\r</thinking>\rB", "[a\r]B"),
        Arguments.of("<thinking>a</thinking> B", "[a]B"),
        Arguments.of("<thinking>a</thinking>\n\n    indented", "[a]    indented"),
        Arguments.of("<thinking>a</thinking>  \n", "[a]"),
        Arguments.of("(<thinking>a?</thinking>\n)", "([a?])"),
        // Several parts, no parts, unfinished parts.
        Arguments.of("<thinking>a</thinking>\n\nB\n<thinking>c</thinking>\nD", "[a]B\n[c]D"),
        Arguments.of("<thinking></thinking>\n\nB", "[]B"),
        Arguments.of("<thinking>a", "[a]"),
        Arguments.of("plain < text <thin", "plain < text <thin"),
        Arguments.of("<thinking>a</think", "[a</think]"),
        Arguments.of("<thinking>a<thinking>b</thinking>\nC", "[a<thinking>b]C"),
        // Quoted start tags are text.
        Arguments.of("the `<thinking>` tag", "the `<thinking>` tag"),
        Arguments.of("``a ` <thinking>`` b", "``a ` <thinking>`` b"),
        Arguments.of("say \"<thinking>\" and '<thinking>'", "say \"<thinking>\" and '<thinking>'"),
        Arguments.of("“use <thinking> now”", "“use <thinking> now”"),
        Arguments.of("```xml\n<thinking>\n```\nx", "```xml\n<thinking>\n```\nx"),
        Arguments.of("~~~\n<thinking>\n~~~\nx", "~~~\n<thinking>\n~~~\nx"),
        Arguments.of("- ```\n  <thinking>\n  ```\nx", "- ```\n  <thinking>\n  ```\nx"),
        Arguments.of("```a``` <thinking>b</thinking>\nC", "```a``` [b]C"),
        // Quotations that are not closed on their line quote nothing.
        Arguments.of("a ` b <thinking>c</thinking>\nD", "a ` b [c]D"),
        Arguments.of("a \"b <thinking>c</thinking>\nD", "a \"b [c]D"),
        Arguments.of("It's <thinking>what's so</thinking>\nD", "It's [what's so]D"),
        Arguments.of("a 5\" disk <thinking>b</thinking>\n6\" D", "a 5\" disk [b]6\" D"),
        Arguments.of("<thinking>he said \"yes</thinking>\nD", "[he said \"yes]D"),
        Arguments.of("<thinking>he said \"yes\"</thinking>\nD", "[he said \"yes\"]D"),
        // Mentioned end tags do not end the reasoning.
        Arguments.of("<thinking>`</thinking>` b</thinking>\nC", "[`</thinking>` b]C"),
        Arguments.of("<thinking>\"</thinking> \" b\n</thinking>\nC", "[\"</thinking> \" b\n]C"),
        Arguments.of(
            "<thinking>\n```\n</thinking>\n\nx\n```\nmore\n</thinking>\n\nA",
            "[```\n</thinking>\n\nx\n```\nmore\n]A"),
        Arguments.of("<thinking>a </thinking>-tag</thinking>\nB", "[a </thinking>-tag]B"),
        Arguments.of("<thinking>\n```\n</thinking>\n```", "[```\n</thinking>\n```]"),
        // An answer never remains reasoning because of a doubtful tag.
        Arguments.of("<thinking>a</thinking>Answer", "[a]Answer"),
        Arguments.of("<thinking>a `</thinking>\n\nAnswer", "[a `]Answer"),
        Arguments.of("<thinking>\n```java\nx\n</thinking>\n\nAnswer", "[```java\nx\n]Answer"),
        Arguments.of("<thinking>a</thinking>B<thinking>c</thinking>\nD", "[a]B[c]D"),
        // An end tag without reasoning is dropped, unless it is mentioned.
        Arguments.of("A </thinking>\nB", "A \nB"),
        Arguments.of("A `</thinking>` B", "A `</thinking>` B"),
        Arguments.of("A </thinking>, B", "A </thinking>, B"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void tagsAreDistinguishedFromQuotedTags(String text, String expected) {
    assertThat(split(text)).isEqualTo(expected);
    assertThat(splitByCharacter(text)).isEqualTo(expected);
  }

  @Test
  void everySlicingOfTheTableInTwoGivesTheSame() {
    texts()
        .forEach(row -> {
          String text = String.valueOf(row.get()[0]);
          for (int cut = 0; cut <= text.length(); cut++) {
            assertThat(split(List.of(text.substring(0, cut), text.substring(cut))))
                .isEqualTo(row.get()[1]);
          }
        });
  }

  @Property(tries = 2_000)
  void resultDoesNotDependOnTheSlicing(
      @ForAll("markup") String text,
      @ForAll @Size(max = 12) List<@IntRange(max = 200) Integer> cuts) {
    assertThat(split(Slicing.of(text, cuts))).isEqualTo(split(text));
    assertThat(splitByCharacter(text)).isEqualTo(split(text));
  }

  @Property(tries = 1_000)
  void everyWordComesOutOnceAndInOrder(@ForAll("markup") String text) {
    assertThat(words(split(text))).isEqualTo(words(text));
  }

  private static String words(String text) {
    return text.replace("<thinking>", "").replace("</thinking>", "").replaceAll("[\\[\\]\\s]", "");
  }

  @Provide
  Arbitrary<String> markup() {
    return Arbitraries.of(
            "<thinking>",
            "</thinking>",
            "</thinking>\n",
            "\n",
            "\r\n",
            " ",
            "word",
            "Be.",
            "`",
            "```",
            "\n```\n",
            "~~~",
            "\"",
            "'",
            "it's",
            "“",
            "”",
            "<",
            "</",
            "<think",
            ",")
        .list()
        .ofMaxSize(16)
        .map(parts -> String.join("", parts));
  }

  @Test
  void reasoningIsReleasedAsItArrives() {
    Recorder recorder = new Recorder();
    ThinkingTagSplitter splitter = new ThinkingTagSplitter(recorder);

    splitter.accept("<thinking>first, ");
    splitter.accept("then </thin");

    assertThat(recorder.written).hasToString("[first, then ");
  }

  @Test
  void aDoubtfulTagIsHeldBackUpToALimit() {
    String reasoning = "x ".repeat(ThinkingTagSplitter.LONGEST_HOLD);

    assertThat(split("<thinking>a</thinking>b " + reasoning + "</thinking>\nC"))
        .isEqualTo("[a</thinking>b " + reasoning + "]C");
  }

  @Test
  void reasoningDoesNotContinueAfterOtherContent() {
    Recorder recorder = new Recorder();
    ThinkingTagSplitter splitter = new ThinkingTagSplitter(recorder);

    splitter.accept("<thinking>a");
    splitter.flush();
    splitter.accept("B");
    splitter.flush();

    assertThat(recorder.written).hasToString("[a]B");
  }
}
