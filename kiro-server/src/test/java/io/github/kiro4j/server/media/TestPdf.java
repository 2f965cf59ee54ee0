package io.github.kiro4j.server.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontFactory;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/// PDFs to be read in tests.
final class TestPdf implements AutoCloseable {

  private static final COSName FONT = COSName.getPDFName("F1");

  private final PDDocument document = new PDDocument();

  private TestPdf() {}

  static TestPdf empty() {
    BundledFonts.use();
    return new TestPdf();
  }

  /// A file in base64 with a page for each text; one of no text is empty.
  static String ofPages(String... texts) {
    try (TestPdf pdf = empty()) {
      Arrays.stream(texts).forEach(pdf::page);
      return pdf.base64();
    }
  }

  TestPdf page(String text) {
    return text.isEmpty()
        ? emptyPage()
        : page("BT /F1 12 Tf 50 700 Td (%s) Tj ET".formatted(text), latin());
  }

  /// A page in a Chinese font that the file names but does not contain.
  TestPdf chinesePage(String text) throws IOException {
    String codes = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_16BE));
    return page("BT /F1 12 Tf 50 700 Td <%s> Tj ET".formatted(codes), chinese());
  }

  TestPdf pageWithImage(String text, int side) throws IOException {
    PDResources resources = latin();
    PDImageXObject image = LosslessFactory.createFromImage(document, TestImage.noise(side, side));
    resources.put(COSName.getPDFName("I1"), image);
    return page("/I1 Do BT /F1 12 Tf 50 700 Td (%s) Tj ET".formatted(text), resources);
  }

  /// A page of forms in forms: each draws the next ten times.
  TestPdf endlessPage() throws IOException {
    PDXObject inner = form("BT /F1 12 Tf (x) Tj ET", latin());
    for (int depth = 0; depth < 12; depth++) {
      inner = form("/X1 Do ".repeat(10), drawing(inner));
    }
    return page("/X1 Do", drawing(inner));
  }

  private TestPdf emptyPage() {
    document.addPage(new PDPage());
    return this;
  }

  private TestPdf page(String content, PDResources resources) {
    try {
      PDPage page = new PDPage();
      page.setResources(resources);
      PDStream stream = new PDStream(document);
      try (OutputStream output = stream.createOutputStream(COSName.FLATE_DECODE)) {
        output.write(content.getBytes(StandardCharsets.ISO_8859_1));
      }
      page.setContents(stream);
      document.addPage(page);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PDFormXObject form(String content, PDResources resources) throws IOException {
    PDFormXObject form = new PDFormXObject(document);
    form.setResources(resources);
    try (OutputStream output = form.getStream().createOutputStream()) {
      output.write(content.getBytes(StandardCharsets.ISO_8859_1));
    }
    return form;
  }

  private static PDResources drawing(PDXObject object) {
    PDResources resources = new PDResources();
    resources.put(COSName.getPDFName("X1"), object);
    return resources;
  }

  private static PDResources latin() {
    return resources(new PDType1Font(FontName.HELVETICA));
  }

  private static PDResources chinese() throws IOException {
    COSDictionary system = new COSDictionary();
    system.setString(COSName.REGISTRY, "Adobe");
    system.setString(COSName.ORDERING, "GB1");
    system.setItem(COSName.SUPPLEMENT, COSInteger.get(4));
    COSDictionary glyphs = new COSDictionary();
    glyphs.setItem(COSName.TYPE, COSName.FONT);
    glyphs.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE0);
    glyphs.setName(COSName.BASE_FONT, "STSong-Light");
    glyphs.setItem(COSName.CIDSYSTEMINFO, system);
    COSArray descendants = new COSArray();
    descendants.add(glyphs);
    COSDictionary font = new COSDictionary();
    font.setItem(COSName.TYPE, COSName.FONT);
    font.setItem(COSName.SUBTYPE, COSName.TYPE0);
    font.setName(COSName.BASE_FONT, "STSong-Light");
    font.setName(COSName.ENCODING, "UniGB-UCS2-H");
    font.setItem(COSName.DESCENDANT_FONTS, descendants);
    return resources(PDFontFactory.createFont(font));
  }

  private static PDResources resources(PDFont font) {
    PDResources resources = new PDResources();
    resources.put(FONT, font);
    return resources;
  }

  /// @param user the password that reading takes; may be empty
  TestPdf protectedBy(String user) throws IOException {
    AccessPermission permission = new AccessPermission();
    permission.setCanExtractContent(false);
    document.protect(new StandardProtectionPolicy("owner", user, permission));
    return this;
  }

  byte[] bytes() {
    try {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      document.save(file);
      return file.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String base64() {
    return Base64.getEncoder().encodeToString(bytes());
  }

  @Override
  public void close() {
    try {
      document.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
