package io.github.kiro4j.protocol.mapping.answer.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.protocol.mapping.answer.Slicing;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class StopSequenceMatcherTest {

  @Test
  void theFirstToBeCompleteWins() {
    StopSequenceMatcher matcher = new StopSequenceMatcher(List.of("abcd", "c"));

    assertThat(matcher.accept("xabcd")).isEqualTo("xab");
    assertThat(matcher.match()).contains("c");
  }

  @Test
  void onlyThePossibleBeginningIsHeldBack() {
    StopSequenceMatcher matcher = new StopSequenceMatcher(List.of("STOP"));

    assertThat(matcher.accept("one SSTO")).isEqualTo("one S");
    assertThat(matcher.accept("R")).isEqualTo("STOR");
    assertThat(matcher.accept("ST")).isEmpty();
    assertThat(matcher.flush()).isEqualTo("ST");
    assertThat(matcher.accept("OP")).isEqualTo("OP");
  }

  @Test
  void thousandsOfSequencesCostNoMoreThanOne() {
    List<String> sequences = IntStream.range(0, 8_000).mapToObj(i -> "a".repeat(7) + i).toList();
    StopSequenceMatcher matcher = new StopSequenceMatcher(sequences);
    String text = "aaaaaab".repeat(100_000);

    assertThat(matcher.accept(text)).isEqualTo(text);
    assertThat(matcher.accept("aaaaaaa7999 and more")).isEmpty();
    assertThat(matcher.match()).contains("aaaaaaa7");
  }

  @Property(tries = 1_000)
  void findsWhatASearchInTheWholeTextFinds(
      @ForAll("overlapping") String text,
      @ForAll("sequences") List<String> sequences,
      @ForAll @Size(max = 6) List<@IntRange(max = 30) Integer> cuts) {
    StopSequenceMatcher matcher = new StopSequenceMatcher(sequences);
    StringBuilder passed = new StringBuilder();
    for (String piece : Slicing.of(text, cuts)) {
      if (matcher.match().isEmpty()) {
        passed.append(matcher.accept(piece));
      }
    }
    passed.append(matcher.flush());

    Optional<String> first = firstComplete(text, sequences);
    assertThat(matcher.match()).isEqualTo(first);
    assertThat(passed)
        .hasToString(first.map(match -> text.substring(0, text.indexOf(match))).orElse(text));
  }

  /// The sequence that ends first; of those, the one that begins first.
  private static Optional<String> firstComplete(String text, List<String> sequences) {
    return sequences.stream()
        .filter(text::contains)
        .min(
            Comparator.comparingInt((String sequence) -> text.indexOf(sequence) + sequence.length())
                .thenComparingInt(text::indexOf));
  }

  @Provide
  Arbitrary<String> overlapping() {
    return Arbitraries.strings().withChars('a', 'b', 'c').ofMaxLength(30);
  }

  @Provide
  Arbitrary<List<String>> sequences() {
    return Arbitraries.strings()
        .withChars('a', 'b', 'c')
        .ofMinLength(1)
        .ofMaxLength(5)
        .list()
        .uniqueElements()
        .ofMaxSize(3);
  }
}
