package io.github.kiro4j.protocol.mapping.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.protocol.kiro.ToolIdentifier;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;

class ToolNamesTest {

  private static final String LONG =
      "mcp__plugin_with_a_long_name__tool_with_a_name_that_is_longer_still";

  @Test
  void legalNameStaysAsItIs() {
    ToolNames names = ToolNames.of(List.of("Read", "x".repeat(64)));

    assertThat(names.upstream("Read")).isEqualTo("Read");
    assertThat(names.upstream("x".repeat(64))).isEqualTo("x".repeat(64));
    assertThat(names.client("Read")).isEqualTo("Read");
  }

  @Test
  void longNameIsShortenedAndMappedBack() {
    ToolNames names = ToolNames.of(List.of(LONG, LONG + "_2"));

    assertThat(names.upstream(LONG))
        .hasSize(64)
        .startsWith("mcp__plugin_with_a_long_name__")
        .isNotEqualTo(names.upstream(LONG + "_2"));
    assertThat(names.client(names.upstream(LONG))).isEqualTo(LONG);
    assertThat(names.client(names.upstream(LONG + "_2"))).isEqualTo(LONG + "_2");
  }

  @Test
  void shortenedNameDoesNotDependOnTheOtherTools() {
    assertThat(ToolNames.of(List.of(LONG)).upstream(LONG))
        .isEqualTo(ToolNames.of(List.of("Read", "Write", LONG)).upstream(LONG));
  }

  @Test
  void nameThatAnotherToolAlreadyHasIsAvoided() {
    String taken = ToolNames.of(List.of(LONG)).upstream(LONG);

    ToolNames names = ToolNames.of(List.of(LONG, taken));

    assertThat(names.upstream(taken)).isEqualTo(taken);
    assertThat(names.upstream(LONG)).isNotEqualTo(taken);
    assertThat(names.client(names.upstream(LONG))).isEqualTo(LONG);
  }

  @Test
  void modelsSpellingOfANameDoesNotMatter() {
    assertThat(ToolNames.of(List.of("WebFetch")).client("webfetch")).isEqualTo("WebFetch");
  }

  @Test
  void unknownNameStandsForItself() {
    ToolNames names = ToolNames.of(List.of("Read"));

    assertThat(names.client("Write")).isEqualTo("Write");
    assertThat(names.upstream("Write")).isEqualTo("Write");
    assertThat(names.upstream("my.tool")).matches("my_tool_[0-9a-f]{12}");
  }

  @Test
  void nameUsedBeforeInAnotherSpellingStandsForTheTool() {
    ToolNames names = ToolNames.of(List.of("Read"), List.of("READ", "gone", "Gone", "my.tool"));

    assertThat(names.upstreamOfCall("READ")).isEqualTo("Read");
    assertThat(names.upstream("READ")).isEqualTo("READ");
    assertThat(names.client("Read")).isEqualTo("Read");
    assertThat(names.upstreamOfCall("gone")).isEqualTo("gone");
    assertThat(names.upstreamOfCall("Gone")).isEqualTo("gone");
    assertThat(names.client(names.upstreamOfCall("my.tool"))).isEqualTo("my.tool");
  }

  @Property
  void everyNameGetsALegalOneOfItsOwnAndComesBack(
      @ForAll @Size(max = 30) @UniqueElements List<@StringLength(max = 90) String> clientNames) {
    ToolNames names = ToolNames.of(clientNames);

    List<String> upstream = clientNames.stream().map(names::upstream).toList();

    assertThat(upstream).allMatch(ToolIdentifier::isLegal);
    assertThat(upstream.stream().map(name -> name.toLowerCase(Locale.ROOT)))
        .doesNotHaveDuplicates();
    assertThat(upstream.stream().map(names::client)).containsExactlyElementsOf(clientNames);
  }
}
