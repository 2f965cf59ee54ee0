package io.github.kiro4j.server.media.pdf;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import io.github.kiro4j.protocol.mapping.content.DocumentTextExtractor;
import io.github.kiro4j.protocol.mapping.validation.FieldPath;
import io.github.kiro4j.server.media.DecodingRefusal;
import io.github.kiro4j.server.media.DecodingThreads;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.slf4j.LoggerFactory;

/// Extracts the text of PDFs with PDFBox. Safe for use by several threads.
///
/// A file that opens without a password is read, whatever its permission for copying. A damaged
/// file is read as far as PDFBox can repair it, unless its end is missing, because pages may be
/// missing too.
public final class PdfTextExtractor implements DocumentTextExtractor {

  private static final List<String> LIBRARIES = List.of("org.apache.pdfbox", "org.apache.fontbox");

  /// Number of bytes at the end of a file that must contain the end mark: some writers append data.
  private static final int LENGTH_OF_END = 64 * 1024;

  private static final String END_MARK = "%%EOF";

  private final DecodingThreads threads;
  private final PdfLimits limits;

  public PdfTextExtractor(DecodingThreads threads, PdfLimits limits) {
    this.threads = threads;
    this.limits = limits;
    silenceLibraries();
  }

  @Override
  public String extract(String base64, FieldPath path) {
    DecodingRefusal refusal = problem -> path.refuse("Could not process PDF: " + problem);
    return threads.run(() -> read(decode(base64, refusal), refusal), refusal);
  }

  private static byte[] decode(String base64, DecodingRefusal refusal) {
    try {
      return Base64.getDecoder().decode(base64.replace("\n", "").replace("\r", ""));
    } catch (IllegalArgumentException _) {
      throw refusal.because("its data is not base64");
    }
  }

  private String read(byte[] file, DecodingRefusal refusal) throws IOException {
    requireEnd(file, refusal);
    BundledFonts.use();
    try (PDDocument document = new BoundedPdfParser(file, limits, refusal).parse()) {
      requirePages(document, refusal);
      return DocumentText.of(document, limits, refusal);
    } catch (InvalidPasswordException _) {
      throw refusal.because("it is protected by a password");
    }
  }

  private static void requireEnd(byte[] file, DecodingRefusal refusal) {
    int start = Math.max(0, file.length - LENGTH_OF_END);
    String end = new String(file, start, file.length - start, StandardCharsets.ISO_8859_1);
    if (!end.contains(END_MARK)) {
      throw refusal.because("it is not a PDF or its end is missing");
    }
  }

  /// Counts the pages, because the number in the file may be wrong.
  private void requirePages(PDDocument document, DecodingRefusal refusal) {
    int pages = 0;
    for (var _ : document.getPages()) {
      pages++;
      if (pages > limits.pages()) {
        throw refusal.because("it has more than %d pages".formatted(limits.pages()));
      }
    }
    if (pages == 0) {
      throw refusal.because("it has no pages");
    }
  }

  /// Warnings of PDFBox quote content of the client, which must not be logged.
  private static void silenceLibraries() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext loggers) {
      LIBRARIES.forEach(library -> loggers.getLogger(library).setLevel(Level.OFF));
    }
  }
}
