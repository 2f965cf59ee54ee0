package io.github.kiro4j.server.media.pdf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSInputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.DecodeOptions;
import org.apache.pdfbox.filter.Filter;
import org.apache.pdfbox.filter.FilterFactory;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;
import org.apache.pdfbox.io.RandomAccessStreamCache;

/// A stream of a PDF that is unpacked under the file's budget, once, and at the latest when
/// somebody wants its content; from then on PDFBox finds it plain. Images are emptied: nobody reads
/// them for the text.
final class BoundedStream extends COSStream {

  private static final Set<COSName> IMAGE_FILTERS =
      Set.of(
          COSName.CCITTFAX_DECODE,
          COSName.CCITTFAX_DECODE_ABBREVIATION,
          COSName.DCT_DECODE,
          COSName.DCT_DECODE_ABBREVIATION,
          COSName.JBIG2_DECODE,
          COSName.JPX_DECODE);

  private final UnpackingBudget budget;

  BoundedStream(RandomAccessStreamCache cache, RandomAccessReadView packed, UnpackingBudget budget)
      throws IOException {
    super(cache, packed);
    this.budget = budget;
  }

  @Override
  public COSInputStream createInputStream(DecodeOptions options) throws IOException {
    unpack();
    return super.createInputStream(options);
  }

  @Override
  public RandomAccessRead createView() throws IOException {
    unpack();
    return super.createView();
  }

  /// Replaces the packed content by the plain one, unless that was done.
  void unpack() throws IOException {
    List<COSName> filters = filterNames();
    if (filters.isEmpty()) {
      return;
    }
    byte[] plain = isImage(filters) ? new byte[0] : unpacked(filters);
    removeItem(COSName.FILTER);
    removeItem(COSName.DECODE_PARMS);
    try (OutputStream raw = createRawOutputStream()) {
      raw.write(plain);
    }
  }

  private boolean isImage(List<COSName> filters) {
    return COSName.IMAGE.equals(getCOSName(COSName.SUBTYPE))
        || filters.stream().anyMatch(IMAGE_FILTERS::contains);
  }

  private byte[] unpacked(List<COSName> names) throws IOException {
    byte[] data;
    try (InputStream raw = createRawInputStream()) {
      data = raw.readAllBytes();
    }
    List<Filter> filters = distinct(names);
    for (int i = 0; i < filters.size(); i++) {
      ByteArrayOutputStream output = budget.output();
      filters.get(i).decode(new ByteArrayInputStream(data), output, this, i);
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

  private List<COSName> filterNames() {
    return switch (getFilters()) {
      case COSName name -> List.of(name);
      case COSArray names ->
          names.toList().stream()
              .filter(COSName.class::isInstance)
              .map(COSName.class::cast)
              .toList();
      case null, default -> List.of();
    };
  }
}
