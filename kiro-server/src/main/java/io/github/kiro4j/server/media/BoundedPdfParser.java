package io.github.kiro4j.server.media;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.Filter;
import org.apache.pdfbox.filter.FilterFactory;
import org.apache.pdfbox.pdfparser.PDFParser;

/// Parses a PDF whose compressed parts may unfold into a limited number of bytes.
///
/// PDFBox unpacks a stream whenever it needs one, into memory and without a limit. Here each is
/// unpacked as soon as it is parsed, under a budget that they share, and PDFBox finds it plain.
/// Images are emptied: nobody reads them for the text.
///
/// The budget fails with an exception that is no IOException, because PDFBox goes on after those.
final class BoundedPdfParser extends PDFParser {

  private static final Set<COSName> IMAGE_FILTERS =
      Set.of(
          COSName.CCITTFAX_DECODE,
          COSName.CCITTFAX_DECODE_ABBREVIATION,
          COSName.DCT_DECODE,
          COSName.DCT_DECODE_ABBREVIATION,
          COSName.JBIG2_DECODE,
          COSName.JPX_DECODE);

  private final PdfLimits limits;
  private final Refusal refusal;
  private long unpackedBytes;

  BoundedPdfParser(byte[] file, PdfLimits limits, Refusal refusal) throws IOException {
    super(new InterruptibleFile(file));
    this.limits = limits;
    this.refusal = refusal;
  }

  /// Streams that come before it is known whether the file is encrypted never are.
  @Override
  protected COSStream parseCOSStream(COSDictionary dictionary) throws IOException {
    COSStream stream = super.parseCOSStream(dictionary);
    if (securityHandler == null) {
      unpack(stream);
    }
    return stream;
  }

  /// Here streams of encrypted files have been decrypted.
  @Override
  protected synchronized COSBase parseObjectDynamically(
      COSObjectKey key, boolean requireExistingNotCompressed) throws IOException {
    COSBase object = super.parseObjectDynamically(key, requireExistingNotCompressed);
    if (object instanceof COSStream stream) {
      unpack(stream);
    }
    return object;
  }

  private void unpack(COSStream stream) throws IOException {
    List<COSName> filters = filters(stream);
    if (filters.isEmpty()) {
      return;
    }
    byte[] plain = isImage(stream, filters) ? new byte[0] : unpacked(stream, filters);
    stream.removeItem(COSName.FILTER);
    stream.removeItem(COSName.DECODE_PARMS);
    try (OutputStream raw = stream.createRawOutputStream()) {
      raw.write(plain);
    }
  }

  private static boolean isImage(COSStream stream, List<COSName> filters) {
    return COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE))
        || filters.stream().anyMatch(IMAGE_FILTERS::contains);
  }

  private byte[] unpacked(COSStream stream, List<COSName> names) throws IOException {
    byte[] data;
    try (InputStream raw = stream.createRawInputStream()) {
      data = raw.readAllBytes();
    }
    List<Filter> filters = distinct(names);
    for (int i = 0; i < filters.size(); i++) {
      Budgeted output = new Budgeted();
      filters.get(i).decode(new ByteArrayInputStream(data), output, stream, i);
      data = output.toByteArray();
    }
    return data;
  }

  /// A filter that is named twice was applied once, as PDFBox has found.
  private static List<Filter> distinct(List<COSName> names) throws IOException {
    List<Filter> filters = new ArrayList<>();
    for (COSName name : names) {
      Filter filter = FilterFactory.INSTANCE.getFilter(name);
      if (!filters.contains(filter)) {
        filters.add(filter);
      }
    }
    return filters;
  }

  private static List<COSName> filters(COSStream stream) {
    return switch (stream.getFilters()) {
      case COSName name -> List.of(name);
      case COSArray names ->
          names.toList().stream()
              .filter(COSName.class::isInstance)
              .map(COSName.class::cast)
              .toList();
      case null, default -> List.of();
    };
  }

  /// Output of a filter, taken from the budget of the file.
  private final class Budgeted extends ByteArrayOutputStream {

    @Override
    public synchronized void write(int b) {
      take(1);
      super.write(b);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
      take(length);
      super.write(bytes, offset, length);
    }

    private void take(int bytes) {
      DecodingThreads.checkpoint();
      unpackedBytes += bytes;
      if (unpackedBytes > limits.unpackedBytes()) {
        throw refusal.because(
            "unpacked it has more than %d bytes".formatted(limits.unpackedBytes()));
      }
    }
  }
}
