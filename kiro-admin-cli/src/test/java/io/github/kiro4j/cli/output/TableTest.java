package io.github.kiro4j.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void numbersAreAlignedAtTheRightAndLinesHaveNoTrailingBlanks() {
    assertThat(printed(100, false))
        .isEqualTo(
            """
            ID  ACCOUNT               STATE                  USED
             1  someone@example.com   ready                 1,000
            12  山田太郎@example.com  cooling down, in 2 h      7
            """);
  }

  @Test
  void theWidestTextsAreTruncatedInANarrowTerminal() {
    assertThat(printed(46, false))
        .isEqualTo(
            """
            ID  ACCOUNT        STATE                  USED
             1  someone@exam…  ready                 1,000
            12  山田太郎@exa…  cooling down, in 2 h      7
            """);
  }

  @Test
  void theColumnOfTheHighestRankIsLeftOutWhereTruncationIsNotEnough() {
    assertThat(printed(34, false))
        .isEqualTo(
            """
            ID  ACCOUNT   STATE
             1  someone…  ready
            12  山田太…   cooling down, in 2 h
            """);
  }

  @Test
  void coloursTakeNoWidth() {
    String painted = printed(46, true);

    assertThat(painted).contains("\u001b[32mready\u001b[0m  ").contains("\u001b[1mID\u001b[0m");
    assertThat(painted.replaceAll("\u001b\\[[0-9]*m", "")).isEqualTo(printed(46, false));
  }

  @Test
  void textsOfOtherProgramsCannotControlTheTerminal() {
    Cell cell = Cell.of("a\u001b[2Jb\nc\u0007\u202Ed\u009Be");

    assertThat(cell.text()).isEqualTo("a\uFFFD[2Jb c\uFFFD\uFFFDd\uFFFDe");
  }

  @Test
  void longDetailsAreWrapped() {
    StringWriter out = new StringWriter();
    output(out, 40, false)
        .print(
            new Details()
                .with("state", "disabled: the account is suspended; ask the provider")
                .with("proxy", null)
                .with("id", 7));

    assertThat(out)
        .hasToString(
            """
            state  disabled: the account is
                   suspended; ask the provider
            id     7
            """);
  }

  @Test
  void emptyColumnsAreLeftOutBeforeANameIsTruncated() {
    Table table =
        Table.of(
            Column.flexible("ACCOUNT"),
            Column.of("PLAN"),
            Column.of("LAST USED").optional(1),
            Column.of("NOTE"));
    table.row(Cell.of("someone@example.com"), Cell.of(null), Cell.of(null), Cell.of("first"));
    table.row(Cell.of("other@example.com"), Cell.of(""), Cell.of(null), Cell.of("second"));

    assertThat(print(table, 60, false)).startsWith("ACCOUNT              PLAN  LAST USED  NOTE\n");
    assertThat(print(table, 33, false))
        .isEqualTo(
            """
            ACCOUNT              PLAN  NOTE
            someone@example.com  -     first
            other@example.com          second
            """);
    assertThat(print(table, 27, false))
        .isEqualTo(
            """
            ACCOUNT              NOTE
            someone@example.com  first
            other@example.com    second
            """);
    assertThat(print(table, 24, false)).contains("\nsomeone@example…  first\n");
  }

  @Test
  void emptyColumnsStayWhereRowsWillFollow() {
    Table table = Table.of(Column.flexible("MODEL"), Column.of("ENDED WITH").optional(1));
    table.row(Cell.of("claude-sonnet-4-5"), Cell.of(null));
    StringWriter out = new StringWriter();

    Output.RowPrinter rows = output(out, 24, false).follow(table);
    rows.print(List.of(Cell.of("claude-opus-5"), Cell.of("end_turn")));

    assertThat(out)
        .hasToString(
            """
            MODEL         ENDED WITH
            claude-sonn…  -
            claude-opus…  end_turn
            """);
  }

  private static String printed(int width, boolean colours) {
    Table table =
        Table.of(
            Column.number("ID"),
            Column.flexible("ACCOUNT"),
            Column.of("STATE"),
            Column.number("USED").optional(1));
    table.row(
        Cell.of(1), Cell.of("someone@example.com"), Cell.of("ready", Style.GOOD), Cell.of("1,000"));
    table.row(
        Cell.of(12),
        Cell.of("山田太郎@example.com"),
        Cell.of("cooling down, in 2 h", Style.WARNING),
        Cell.of(7));
    return print(table, width, colours);
  }

  private static String print(Table table, int width, boolean colours) {
    StringWriter out = new StringWriter();
    output(out, width, colours).print(table);
    return out.toString();
  }

  private static Output output(StringWriter out, int width, boolean colours) {
    PrintWriter writer = new PrintWriter(out);
    return new Output(
        writer, writer, OutputFormat.TABLE, false, new TerminalStyle(width, colours, false, false));
  }
}
