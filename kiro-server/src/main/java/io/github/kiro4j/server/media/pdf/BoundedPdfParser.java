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

/// Parses a PDF with a limit on its decompressed size.
///
/// PDFBox decompresses a stream when it needs one, into memory and without a limit. The document
/// creates every stream, also the ones that PDFBox finds in a damaged file, so that the document
/// creates streams with the limit: see [BoundedStream].
final class BoundedPdfParser extends PDFParser {

  BoundedPdfParser(byte[] file, PdfLimits limits, DecodingRefusal refusal) throws IOException {
    super(new InterruptibleFile(file));
    DecompressionBudget budget = new DecompressionBudget(limits, refusal);
    PdfTokens tokens = new PdfTokens();
    tokens.add(file, 0, file.length);
    budget.check(tokens, file.length);
    document = new BoundedDocument(IOUtils.createMemoryOnlyStreamCache().create(), this, budget);
  }

  /// Decompresses streams as soon as they are parsed, because PDFBox reads the content of pages
  /// without calling the stream's own methods. Streams of encrypted files are decrypted at this
  /// point.
  @Override
  protected synchronized COSBase parseObjectDynamically(
      COSObjectKey key, boolean requireExistingNotCompressed) throws IOException {
    COSBase object = super.parseObjectDynamically(key, requireExistingNotCompressed);
    if (object instanceof BoundedStream stream) {
      stream.decompress();
    }
    return object;
  }

  private static final class BoundedDocument extends COSDocument {

    private final RandomAccessStreamCache cache;
    private final ICOSParser parser;
    private final DecompressionBudget budget;

    BoundedDocument(RandomAccessStreamCache cache, ICOSParser parser, DecompressionBudget budget) {
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
