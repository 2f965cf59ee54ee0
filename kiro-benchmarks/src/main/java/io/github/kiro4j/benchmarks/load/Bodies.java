package io.github.kiro4j.benchmarks.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/// Bodies of requests, small and hostile.
final class Bodies {

  /// The simulator answers requests with this text with many empty events.
  static final String EMPTY_EVENTS = "many empty events";

  /// The simulator answers requests with this text with a stream that does not end.
  static final String ENDLESS = "a stream without an end";

  static final String SMALL = ofText("Hello", false);

  private static final String BEGINNING = "{\"model\":\"claude-sonnet-4-5\",\"max_tokens\":64,";

  private static final int MEBIBYTE = 1024 * 1024;

  private Bodies() {}

  static String ofText(String text, boolean stream) {
    return "{\"model\":\"claude-sonnet-4-5\",\"max_tokens\":64,\"stream\":"
        + stream
        + ",\"messages\":[{\"role\":\"user\",\"content\":\""
        + text
        + "\"}]}";
  }

  /// Zeros that need a thousandth of their size.
  static byte[] gzipBomb(int mebibytes) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      for (int i = 0; i < mebibytes; i++) {
        gzip.write(new byte[MEBIBYTE]);
      }
    }
    return bytes.toByteArray();
  }

  static byte[] stopSequences(int count) {
    StringBuilder body = new StringBuilder(BEGINNING).append("\"stop_sequences\":[\"s\"");
    for (int i = 1; i < count; i++) {
      body.append(",\"stop ").append(i).append('"');
    }
    return body.append("],\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}")
        .toString()
        .getBytes(US_ASCII);
  }

  static byte[] messages(int count) {
    String message = "{\"role\":\"user\",\"content\":\"x\"}";
    return (BEGINNING + "\"messages\":[" + (message + ",").repeat(count - 1) + message + "]}")
        .getBytes(US_ASCII);
  }

  static byte[] longText(int mebibytes) {
    return ofText("words ".repeat(mebibytes * MEBIBYTE / 6), false).getBytes(US_ASCII);
  }

  /// A request with a PDF of one page, whose content is this many operators.
  static byte[] pdf(int operators) throws IOException {
    byte[] content = deflated("q 1 0 0 1 0 0 cm Q ", operators / 3);
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    pdf.writeBytes(
        """
        %%PDF-1.4
        1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
        2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
        3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R>> endobj
        4 0 obj <</Length %d /Filter /FlateDecode>> stream
        """
            .formatted(content.length)
            .getBytes(ISO_8859_1));
    pdf.writeBytes(content);
    pdf.writeBytes("\nendstream endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n".getBytes(ISO_8859_1));
    return ofDocument(Base64.getEncoder().encodeToString(pdf.toByteArray()));
  }

  private static byte[] deflated(String text, int repetitions) throws IOException {
    byte[] piece = text.repeat(1000).getBytes(US_ASCII);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream out =
        new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_COMPRESSION))) {
      for (int i = 0; i < repetitions; i += 1000) {
        out.write(piece);
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] ofDocument(String base64) {
    return (BEGINNING
            + "\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"document\",\"source\":"
            + "{\"type\":\"base64\",\"media_type\":\"application/pdf\",\"data\":\""
            + base64
            + "\"}},{\"type\":\"text\",\"text\":\"Read\"}]}]}")
        .getBytes(US_ASCII);
  }
}
