package io.github.kiro4j.server.media;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/// The text of all pages in the order of the file, which keeps columns together; an empty line
/// between pages.
final class PageText extends PDFTextStripper {

  private PageText() {
    setLineSeparator("\n");
    setPageEnd("\n\n");
  }

  static String of(PDDocument document, PdfLimits limits, Refusal refusal) throws IOException {
    BoundedWriter text = new BoundedWriter(limits.characters(), refusal);
    new PageText().writeText(document, text);
    return text.toString().strip();
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    DecodingThreads.checkpoint();
    super.processOperator(operator, operands);
  }

  private static final class BoundedWriter extends StringWriter {

    private final int limit;
    private final Refusal refusal;

    BoundedWriter(int limit, Refusal refusal) {
      this.limit = limit;
      this.refusal = refusal;
    }

    @Override
    public void write(String text) {
      DecodingThreads.checkpoint();
      if (getBuffer().length() + text.length() > limit) {
        throw refusal.because("it has more than %d characters of text".formatted(limit));
      }
      super.write(text);
    }
  }
}
