package io.github.kiro4j.server.media.pdf;

import io.github.kiro4j.server.media.DecodingRefusal;
import io.github.kiro4j.server.media.DecodingThreads;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageTree;
import org.apache.pdfbox.pdmodel.common.PDNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/// The text of a PDF. Each page has its text in the order of the file, which keeps columns
/// together, then its comments and links, then a list of omitted content; pages are separated by an
/// empty line. The form fields follow the last page.
final class DocumentText extends PDFTextStripper {

  private static final Set<String> PAINTING =
      Set.of("S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh");

  /// Deeper than any program writes; PDF 1.7 allows 28.
  private static final int MAX_SAVED_STATES = 1_000;

  private final BoundedText text;
  private final PdfLimits limits;
  private final DecodingRefusal refusal;
  private OmittedContent omitted = new OmittedContent();
  private boolean words;
  private int page;
  private int charactersOfPage;

  private DocumentText(BoundedText text, PdfLimits limits, DecodingRefusal refusal) {
    this.text = text;
    this.limits = limits;
    this.refusal = refusal;
    setLineSeparator("\n");
    // This class counts pages itself, because a page without content can have comments.
    setStartPage(0);
  }

  /// The text; empty if the file has no words.
  static String of(PDDocument document, PdfLimits limits, DecodingRefusal refusal)
      throws IOException {
    BoundedText text = new BoundedText(limits.characters(), refusal);
    DocumentText reader = new DocumentText(text, limits, refusal);
    reader.writeText(document, text);
    reader.writeRest(document);
    return reader.words ? text.toString().strip() : "";
  }

  @Override
  protected void processPages(PDPageTree pages) throws IOException {
    for (PDPage next : pages) {
      page++;
      int start = text.length();
      omitted = new OmittedContent();
      charactersOfPage = 0;
      if (next.hasContents()) {
        processPage(next);
      }
      text.endPart(start);
      Annotations.of(next, omitted).forEach(text::writeLine);
      closePage(start);
    }
  }

  private void closePage(int start) {
    boolean hasWords = text.hasWordsSince(start);
    words |= hasWords;
    if (!omitted.isEmpty()) {
      String what =
          hasWords ? "[page %d, not carried: %s]" : "[page %d has no text; not carried: %s]";
      text.writeLine(what.formatted(page, omitted.list()));
    }
    if (text.length() > start) {
      text.write("\n");
    }
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    DecodingThreads.checkpoint();
    String name = operator.getName();
    if (PAINTING.contains(name)) {
      omitted.drawing();
    } else if (name.equals("BI") || (name.equals("Do") && drawsImage(operands))) {
      omitted.image();
    }
    super.processOperator(operator, operands);
  }

  @Override
  protected void processTextPosition(TextPosition character) {
    charactersOfPage++;
    if (charactersOfPage > limits.charactersOfPage()) {
      throw refusal.because(
          "page %d has more than %d characters".formatted(page, limits.charactersOfPage()));
    }
    super.processTextPosition(character);
  }

  @Override
  public void saveGraphicsState() {
    if (getGraphicsStackSize() > MAX_SAVED_STATES) {
      throw refusal.because(
          "page %d has more than %d graphics states".formatted(page, MAX_SAVED_STATES));
    }
    super.saveGraphicsState();
  }

  private boolean drawsImage(List<COSBase> operands) {
    return !operands.isEmpty()
        && operands.getFirst() instanceof COSName object
        && getResources() != null
        && getResources().isImageXObject(object);
  }

  /// Writes content that belongs to no page.
  private void writeRest(PDDocument document) {
    omitted = new OmittedContent();
    int start = text.length();
    FormFields.write(document, text, omitted);
    words |= text.hasWordsSince(start);
    nameAttachments(document);
    if (!omitted.isEmpty()) {
      text.writeLine("[not carried: " + omitted.list() + "]");
    }
  }

  private void nameAttachments(PDDocument document) {
    PDDocumentNameDictionary names = document.getDocumentCatalog().getNames();
    try {
      if (names != null && names.getEmbeddedFiles() != null) {
        nameAttachments(names.getEmbeddedFiles());
      }
    } catch (IOException _) {
      omitted.other("attached files");
    }
  }

  private void nameAttachments(PDNameTreeNode<PDComplexFileSpecification> node) throws IOException {
    DecodingThreads.checkpoint();
    Map<String, PDComplexFileSpecification> files = node.getNames();
    if (files != null) {
      files.keySet().forEach(name -> omitted.other("attached file " + name));
    }
    List<PDNameTreeNode<PDComplexFileSpecification>> kids = node.getKids();
    if (kids != null) {
      for (PDNameTreeNode<PDComplexFileSpecification> kid : kids) {
        nameAttachments(kid);
      }
    }
  }
}
