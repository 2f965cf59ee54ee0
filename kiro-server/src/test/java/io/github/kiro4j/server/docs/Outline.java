package io.github.kiro4j.server.docs;

import io.github.kiro4j.server.docs.Block.Items;
import io.github.kiro4j.server.docs.Block.Listing;
import io.github.kiro4j.server.docs.Block.Prose;
import io.github.kiro4j.server.docs.Block.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;

/// The structure of a Markdown document: everything that its translation has in common with it.
record Outline(List<Section> sections) {

  private static final List<TablesExtension> TABLES =
      List.of((TablesExtension) TablesExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
  private static final TextContentRenderer TEXT = TextContentRenderer.builder().build();

  /// A heading and what stands below it, up to the next heading of any level.
  ///
  /// @param code the inline code spans, each once
  /// @param links the destinations as written, in the order of the text
  record Section(
      int level, String title, List<Block> blocks, Set<String> code, List<String> links) {

    Section(int level, String title) {
      this(level, title, new ArrayList<>(), new TreeSet<>(), new ArrayList<>());
    }

    @Override
    public String toString() {
      return "#".repeat(level) + " " + title;
    }

    /// The anchor that GitHub makes of the title.
    String anchor() {
      return title.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
    }
  }

  static Outline of(Path file) throws IOException {
    Reader reader = new Reader();
    PARSER.parse(Files.readString(file)).accept(reader);
    return new Outline(reader.sections);
  }

  /// The place among the headings of the one with this anchor.
  OptionalInt indexOf(String anchor) {
    return IntStream.range(0, sections.size())
        .filter(index -> sections.get(index).anchor().equals(anchor))
        .findFirst();
  }

  private static final class Reader extends AbstractVisitor {

    private final List<Section> sections = new ArrayList<>();

    private Section section() {
      return sections.getLast();
    }

    @Override
    public void visit(Heading heading) {
      sections.add(new Section(heading.getLevel(), TEXT.render(heading).strip()));
      visitChildren(heading);
    }

    @Override
    public void visit(Paragraph paragraph) {
      if (paragraph.getParent() instanceof Document) {
        section().blocks().add(new Prose());
      }
      visitChildren(paragraph);
    }

    @Override
    public void visit(BulletList list) {
      section().blocks().add(new Items("bulleted", childrenOf(list)));
      visitChildren(list);
    }

    @Override
    public void visit(OrderedList list) {
      section().blocks().add(new Items("numbered", childrenOf(list)));
      visitChildren(list);
    }

    @Override
    public void visit(FencedCodeBlock code) {
      section().blocks().add(Listing.of(code.getInfo(), code.getLiteral()));
    }

    @Override
    public void visit(CustomBlock block) {
      if (block instanceof TableBlock table) {
        Node head = table.getFirstChild();
        Node body = head.getNext();
        section()
            .blocks()
            .add(new Table(childrenOf(head.getFirstChild()), body == null ? 0 : childrenOf(body)));
      }
      visitChildren(block);
    }

    @Override
    public void visit(Code code) {
      section().code().add(code.getLiteral());
    }

    @Override
    public void visit(Link link) {
      section().links().add(link.getDestination());
      visitChildren(link);
    }

    private static int childrenOf(Node node) {
      int count = 0;
      for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
        count++;
      }
      return count;
    }
  }
}
