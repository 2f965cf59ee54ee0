package io.github.kiro4j.server.media.pdf;

import io.github.kiro4j.server.testing.TestImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
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
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationFileAttachment;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationFreeText;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDCheckBox;
import org.apache.pdfbox.pdmodel.interactive.form.PDNonTerminalField;
import org.apache.pdfbox.pdmodel.interactive.form.PDPushButton;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;

/// PDFs for tests.
public final class TestPdf implements AutoCloseable {

  private static final COSName FONT = COSName.getPDFName("F1");

  private final PDDocument document = new PDDocument();

  private TestPdf() {}

  static TestPdf empty() {
    BundledFonts.use();
    return new TestPdf();
  }

  /// A file in base64 with a page for each text; a blank text makes an empty page.
  public static String ofPages(String... texts) {
    try (TestPdf pdf = empty()) {
      Arrays.stream(texts).forEach(pdf::page);
      return pdf.base64();
    }
  }

  /// A file in base64 with one page of the given content stream.
  static String ofContent(String content) {
    try (TestPdf pdf = empty().page(content, latin())) {
      return pdf.base64();
    }
  }

  /// A file of one page, most of it in compressed parts.
  static byte[] compressed(String text) {
    try (TestPdf pdf = empty().page(text)) {
      return pdf.bytes();
    }
  }

  /// A small file with a damaged cross-reference table and a compressed stream of the given size:
  /// the repair of the table decompresses all streams.
  static byte[] brokenBomb(int decompressedBytes) {
    byte[] packed = packedBlanks(decompressedBytes);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(
        """
        %%PDF-1.7
        1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
        2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
        3 0 obj << /Type /Page /Parent 2 0 R >> endobj
        4 0 obj << /Type /ObjStm /N 1 /First 5 /Filter /FlateDecode /Length %d >>
        stream
        """
            .formatted(packed.length)
            .getBytes(StandardCharsets.US_ASCII));
    file.writeBytes(packed);
    file.writeBytes("\nendstream endobj\n".getBytes(StandardCharsets.US_ASCII));
    file.writeBytes(
        """
        xref
        0 5
        0000000000 65535 f\s
        0000000011 00000 n\s
        0000000022 00000 n\s
        0000000033 00000 n\s
        0000000044 00000 n\s
        trailer << /Root 1 0 R /Size 5 >>
        startxref
        %d
        %%%%EOF
        """
            .formatted(file.size())
            .getBytes(StandardCharsets.US_ASCII));
    return file.toByteArray();
  }

  private static byte[] packedBlanks(int count) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    byte[] blanks = new byte[64 * 1024];
    Arrays.fill(blanks, (byte) ' ');
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
      for (int written = 0; written < count; written += blanks.length) {
        deflater.write(blanks);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
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

  /// A page with lines, and perhaps words.
  TestPdf pageWithDrawing(String text) {
    return page("10 10 m 50 50 l S BT /F1 12 Tf 50 700 Td (%s) Tj ET".formatted(text), latin());
  }

  TestPdf link(String uri) throws IOException {
    PDActionURI action = new PDActionURI();
    action.setURI(uri);
    PDAnnotationLink link = new PDAnnotationLink();
    link.setAction(action);
    return annotation(link);
  }

  TestPdf comment(String words) throws IOException {
    return annotation(new PDAnnotationText(), words);
  }

  TestPdf textBox(String words) throws IOException {
    return annotation(new PDAnnotationFreeText(), words);
  }

  TestPdf attachedFile(String name, String words) throws IOException {
    PDComplexFileSpecification file = new PDComplexFileSpecification();
    file.setFile(name);
    PDAnnotationFileAttachment attachment = new PDAnnotationFileAttachment();
    attachment.setFile(file);
    return annotation(attachment, words);
  }

  /// A file that is attached to no page.
  TestPdf embeddedFile(String name) {
    PDEmbeddedFilesNameTreeNode files = new PDEmbeddedFilesNameTreeNode();
    files.setNames(Map.of(name, new PDComplexFileSpecification()));
    PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
    names.setEmbeddedFiles(files);
    document.getDocumentCatalog().setNames(names);
    return this;
  }

  /// A form with a text field `who.name`, a box `who.agreed` and a button.
  TestPdf form(String name, boolean agreed) {
    PDAcroForm form = new PDAcroForm(document);
    PDNonTerminalField who = new PDNonTerminalField(form);
    who.setPartialName("who");
    PDTextField text = new PDTextField(form);
    text.setPartialName("name");
    text.getCOSObject().setString(COSName.V, name);
    PDCheckBox box = new PDCheckBox(form);
    box.setPartialName("agreed");
    box.getCOSObject().setName(COSName.V, agreed ? "Yes" : "Off");
    PDPushButton button = new PDPushButton(form);
    button.setPartialName("send");
    who.setChildren(List.of(text, box, button));
    form.setFields(List.of(who));
    document.getDocumentCatalog().setAcroForm(form);
    return this;
  }

  private TestPdf annotation(PDAnnotation annotation, String words) throws IOException {
    annotation.setContents(words);
    return annotation(annotation);
  }

  private TestPdf annotation(PDAnnotation annotation) throws IOException {
    PDPage page = document.getPage(document.getNumberOfPages() - 1);
    List<PDAnnotation> all = new ArrayList<>(page.getAnnotations());
    all.add(annotation);
    page.setAnnotations(all);
    return this;
  }

  /// A page of nested forms: each form draws the next one ten times.
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

  /// @param user the password for reading; may be empty
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
