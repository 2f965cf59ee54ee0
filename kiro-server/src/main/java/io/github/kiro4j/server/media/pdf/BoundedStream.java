package io.github.kiro4j.server.media.pdf;

import java.io.ByteArrayInputStream;
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

/// A stream of a PDF that is decompressed once, within the budget of the file, at the latest when
/// its content is read; afterwards PDFBox finds it uncompressed. Images become empty, because the
/// text does not need them.
final class BoundedStream extends COSStream {

  private static final Set<COSName> IMAGE_FILTERS =
      Set.of(
          COSName.CCITTFAX_DECODE,
          COSName.CCITTFAX_DECODE_ABBREVIATION,
          COSName.DCT_DECODE,
          COSName.DCT_DECODE_ABBREVIATION,
          COSName.JBIG2_DECODE,
          COSName.JPX_DECODE);

  private final DecompressionBudget budget;

  BoundedStream(
      RandomAccessStreamCache cache, RandomAccessReadView compressed, DecompressionBudget budget)
      throws IOException {
    super(cache, compressed);
    this.budget = budget;
  }

  @Override
  public COSInputStream createInputStream(DecodeOptions options) throws IOException {
    decompress();
    return super.createInputStream(options);
  }

  @Override
  public RandomAccessRead createView() throws IOException {
    decompress();
    return super.createView();
  }

  /// Replaces the content by its decompressed form. Does nothing when called again.
  void decompress() throws IOException {
    List<COSName> filters = filterNames();
    if (filters.isEmpty()) {
      return;
    }
    DecompressedBytes plain = isImage(filters) ? budget.output() : decompressed(filters);
    removeItem(COSName.FILTER);
    removeItem(COSName.DECODE_PARMS);
    try (OutputStream raw = createRawOutputStream()) {
      plain.moveTo(raw);
    }
  }

  private boolean isImage(List<COSName> filters) {
    return COSName.IMAGE.equals(getCOSName(COSName.SUBTYPE))
        || filters.stream().anyMatch(IMAGE_FILTERS::contains);
  }

  private DecompressedBytes decompressed(List<COSName> names) throws IOException {
    InputStream data;
    try (InputStream raw = createRawInputStream()) {
      data = new ByteArrayInputStream(raw.readAllBytes());
    }
    List<Filter> filters = distinct(names);
    DecompressedBytes output = budget.output();
    for (int i = 0; i < filters.size(); i++) {
      output = budget.output();
      filters.get(i).decode(data, output, this, i);
      data = output.input();
    }
    return output;
  }

  /// Files name a filter twice that was applied once; PDFBox handles them the same way.
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
