package io.github.kiro4j.server.media.pdf;

import io.github.kiro4j.server.media.DecodingRefusal;
import java.io.IOException;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.ICOSParser;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessStreamCache;
import org.apache.pdfbox.pdfparser.PDFParser;

/// Parses a PDF whose compressed parts may unfold into a limited number of bytes.
///
/// PDFBox unpacks a stream whenever it needs one, into memory and without a limit. All of them are
/// made by the document, also those that its search for the pieces of a broken file finds, so that
/// is where the limit is set: see [BoundedStream].
final class BoundedPdfParser extends PDFParser {

  BoundedPdfParser(byte[] file, PdfLimits limits, DecodingRefusal refusal) throws IOException {
    super(new InterruptibleFile(file));
    UnpackingBudget budget = new UnpackingBudget(limits.unpackedBytes(), refusal);
    document = new BoundedDocument(IOUtils.createMemoryOnlyStreamCache().create(), this, budget);
  }

  /// Unpacks what becomes part of the document at once: PDFBox reads the content of pages past the
  /// stream's own methods. Streams of encrypted files have been decrypted here.
  @Override
  protected synchronized COSBase parseObjectDynamically(
      COSObjectKey key, boolean requireExistingNotCompressed) throws IOException {
    COSBase object = super.parseObjectDynamically(key, requireExistingNotCompressed);
    if (object instanceof BoundedStream stream) {
      stream.unpack();
    }
    return object;
  }

  private static final class BoundedDocument extends COSDocument {

    private final RandomAccessStreamCache cache;
    private final ICOSParser parser;
    private final UnpackingBudget budget;

    BoundedDocument(RandomAccessStreamCache cache, ICOSParser parser, UnpackingBudget budget) {
      super(() -> cache, parser);
      this.cache = cache;
      this.parser = parser;
      this.budget = budget;
    }

    @Override
    public COSStream createCOSStream(COSDictionary dictionary, long start, long length)
        throws IOException {
      COSStream stream =
          new BoundedStream(cache, parser.createRandomAccessReadView(start, length), budget);
      dictionary.forEach(stream::setItem);
      stream.setKey(dictionary.getKey());
      return stream;
    }
  }
}
