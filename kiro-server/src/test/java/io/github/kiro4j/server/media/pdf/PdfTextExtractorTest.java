package io.github.kiro4j.server.media.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.github.kiro4j.protocol.mapping.content.DocumentTextExtractor;
import io.github.kiro4j.protocol.mapping.validation.FieldPath;
import io.github.kiro4j.protocol.mapping.validation.InvalidRequestException;
import io.github.kiro4j.server.media.DecodingThreads;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@Isolated("reads output or log lines, or measures memory, of the whole JVM")
class PdfTextExtractorTest {

  private static final FieldPath PATH =
      new FieldPath("messages.0.content.1.document.source.base64");
  private static final DecodingThreads THREADS = new DecodingThreads(2, Duration.ofMinutes(1));
  private static final PdfLimits LIMITS = new PdfLimits(5, 50_000, 3_000, 1_000, 5_000);

  private final DocumentTextExtractor extractor = new PdfTextExtractor(THREADS, LIMITS);

  @Test
  void allPagesAreReadInOrder() {
    String pdf = TestPdf.ofPages("The first page", "", "The third page");

    assertThat(extractor.extract(pdf, PATH)).isEqualTo("The first page\n\nThe third page");
  }

  @Test
  void extractionIsDeterministic() {
    String pdf = TestPdf.ofPages("One", "Two");

    assertThat(extractor.extract(pdf, PATH)).isEqualTo(extractor.extract(pdf, PATH));
  }

  @Test
  void aFileWithoutTextYieldsNoText() {
    assertThat(extractor.extract(TestPdf.ofPages(""), PATH)).isEmpty();
  }

  @Test
  void lineBreaksInTheBase64DoNotMatter() {
    byte[] pdf = Base64.getDecoder().decode(TestPdf.ofPages("Hello"));

    assertThat(extractor.extract(Base64.getMimeEncoder().encodeToString(pdf), PATH))
        .isEqualTo("Hello");
  }

  @Test
  void chineseTextIsReadWithoutAChineseFont() throws Exception {
    try (TestPdf pdf = TestPdf.empty().chinesePage("你好,世界")) {
      assertThat(extractor.extract(pdf.base64(), PATH)).isEqualTo("你好,世界");
    }
  }

  @Test
  void aFileThatOnlyForbidsCopyingIsRead() throws Exception {
    try (TestPdf pdf = TestPdf.empty().page("Read me").protectedBy("")) {
      assertThat(extractor.extract(pdf.base64(), PATH)).isEqualTo("Read me");
    }
  }

  @Test
  void imagesAreNotDecompressed() throws Exception {
    try (TestPdf pdf = TestPdf.empty().pageWithImage("Caption", 200)) {
      assertThat(pdf.bytes()).hasSizeGreaterThan(100_000);
      assertThat(extractor.extract(pdf.base64(), PATH))
          .isEqualTo("Caption\n[page 1, not carried: 1 image]");
    }
  }

  @Test
  void contentWithoutTextIsListedPageByPage() throws Exception {
    try (TestPdf pdf =
        TestPdf.empty()
            .pageWithDrawing("Chart")
            .pageWithImage("", 20)
            .page("Text")
            .attachedFile("data.csv", "see there")
            .embeddedFile("more.csv")) {
      assertThat(extractor.extract(pdf.base64(), PATH))
          .isEqualTo(
              """
              Chart
              [page 1, not carried: drawings]

              [page 2 has no text; not carried: 1 image]

              Text
              [comment: see there]
              [page 3, not carried: attached file data.csv]

              [not carried: attached file more.csv]\
              """);
    }
  }

  @Test
  void aScannedFileHasNoText() throws Exception {
    try (TestPdf pdf = TestPdf.empty().pageWithImage("", 20).pageWithImage("", 20)) {
      assertThat(extractor.extract(pdf.base64(), PATH)).isEmpty();
    }
  }

  @Test
  void commentsAndLinksFollowTheirPage() throws Exception {
    try (TestPdf pdf =
        TestPdf.empty()
            .page("One")
            .link("https://example.org/a")
            .link("https://example.org/a")
            .comment("Really?")
            .page("")
            .textBox("Written by hand")) {
      assertThat(extractor.extract(pdf.base64(), PATH))
          .isEqualTo(
              """
              One
              [link: https://example.org/a]
              [comment: Really?]

              [comment: Written by hand]\
              """);
    }
  }

  @Test
  void formFieldsAreListedByName() throws Exception {
    try (TestPdf pdf = TestPdf.empty().page("Form").form("Jane Doe", true)) {
      assertThat(extractor.extract(pdf.base64(), PATH))
          .isEqualTo("Form\n\n[field who.name: Jane Doe]\n[field who.agreed: Yes]");
    }
    try (TestPdf pdf = TestPdf.empty().page("").form("", false)) {
      assertThat(extractor.extract(pdf.base64(), PATH))
          .isEqualTo("[field who.name: (empty)]\n[field who.agreed: Off]");
    }
  }

  @Test
  void annotationsAndFormFieldsCountAsText() throws Exception {
    try (TestPdf pdf = TestPdf.empty().page("").form("secret".repeat(200), true)) {
      String base64 = pdf.base64();
      assertThatThrownBy(() -> extractor.extract(base64, PATH))
          .hasMessageEndingWith("it has more than 1000 characters of text");
    }
  }

  static Stream<Arguments> refusals() throws Exception {
    byte[] whole = Base64.getDecoder().decode(TestPdf.ofPages("secret"));
    String marked = new String(whole, StandardCharsets.ISO_8859_1);
    try (TestPdf locked = TestPdf.empty().page("secret").protectedBy("password")) {
      return Stream.of(
          Arguments.of("its data is not base64", "*secret*"),
          Arguments.of("it is not a PDF or its end is missing", base64("secret")),
          Arguments.of("it is not a PDF or its end is missing", base64("")),
          Arguments.of(
              "it is not a PDF or its end is missing",
              encode(Arrays.copyOf(whole, whole.length * 2 / 3))),
          Arguments.of("it is damaged or its format is unknown", base64("%PDF-1.7 secret %%EOF")),
          Arguments.of("it has no pages", base64(marked.replace("/Pages 2 0 R", "/Pages 7 0 R"))),
          Arguments.of("it is protected by a password", locked.base64()),
          Arguments.of("it has more than 5 pages", TestPdf.ofPages("1", "2", "3", "4", "5", "6")),
          Arguments.of(
              "it has more than 1000 characters of text", TestPdf.ofPages("secret".repeat(200))),
          Arguments.of("page 1 has more than 5000 characters", TestPdf.ofPages("x".repeat(5_001))),
          Arguments.of(
              "page 1 has more than 1000 graphics states", TestPdf.ofContent("q ".repeat(1_001))),
          Arguments.of(
              "it has more than 3000 objects in one part", TestPdf.ofContent("[]".repeat(5_000))),
          Arguments.of(
              "its decompressed size exceeds 50000 bytes", TestPdf.ofPages(" ".repeat(60_000))));
    }
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void anUnreadableFileIsRefusedWithTheReason(String problem, String pdf) {
    assertThatThrownBy(() -> extractor.extract(pdf, PATH))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage(PATH + ": Could not process PDF: " + problem);
  }

  @Test
  void anEndlessFileIsAbandonedAndReleasesItsPermit() throws Exception {
    extractor.extract(TestPdf.ofPages("so that everything is loaded"), PATH);
    DecodingThreads hurried = new DecodingThreads(1, Duration.ofMillis(500));
    PdfLimits endless = new PdfLimits(5, 50_000, 3_000, 1_000, Integer.MAX_VALUE);

    try (TestPdf pdf = TestPdf.empty().endlessPage()) {
      String base64 = pdf.base64();
      assertThatThrownBy(() -> new PdfTextExtractor(hurried, endless).extract(base64, PATH))
          .hasMessageEndingWith("it takes longer than 500 ms to decode");
    }
    assertThat(hurried.run(() -> "free", PATH::refuse)).isEqualTo("free");
  }

  @Test
  void repairingADamagedFileTakesNoMoreMemoryThanReadingAnIntactOne() {
    String bomb = encode(TestPdf.brokenBomb(500_000_000));
    assertThat(bomb).hasSizeLessThan(1_000_000);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getTotalThreadAllocatedBytes();

    assertThatThrownBy(() -> extractor.extract(bomb, PATH))
        .hasMessageEndingWith("its decompressed size exceeds 50000 bytes");

    assertThat(threads.getTotalThreadAllocatedBytes() - before).isLessThan(100_000_000);
  }

  @Test
  void aFileWithADamagedTableIsRepaired() {
    String pdf = new String(TestPdf.compressed("Still here"), StandardCharsets.ISO_8859_1);
    assertThat(pdf).contains("/ObjStm");

    assertThat(extractor.extract(base64(pdf.replaceAll("startxref\\n\\d+", "startxref\n1")), PATH))
        .isEqualTo("Still here");
  }

  @Test
  void pdfBoxLogsNothing() {
    Logger log = LoggerFactory.getLogger("org.apache.pdfbox.pdfparser.COSParser");

    assertThat(log.isErrorEnabled()).isFalse();
  }

  private static String base64(String file) {
    return encode(file.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String encode(byte[] file) {
    return Base64.getEncoder().encodeToString(file);
  }
}
