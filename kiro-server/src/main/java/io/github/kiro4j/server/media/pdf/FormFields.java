package io.github.kiro4j.server.media.pdf;

import io.github.kiro4j.server.media.DecodingThreads;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDPushButton;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTerminalField;

/// The form fields of a PDF, which are not part of the text of its pages.
final class FormFields {

  private static final String EMPTY = "(empty)";

  private FormFields() {}

  /// Adds a line with name and value for each field.
  ///
  /// @param omitted receives content that has no text
  static void write(PDDocument document, BoundedText text, OmittedContent omitted) {
    // Null: no fix-up, which would redraw the fields.
    PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
    if (form == null) {
      return;
    }
    if (form.xfaIsDynamic()) {
      omitted.other("an XFA form");
    }
    for (PDField field : form.getFieldTree()) {
      DecodingThreads.checkpoint();
      if (field instanceof PDTerminalField && !(field instanceof PDPushButton)) {
        write(field, text);
      }
    }
  }

  private static void write(PDField field, BoundedText text) {
    String name = field.getFullyQualifiedName();
    String value = field instanceof PDSignatureField ? signed(field) : field.getValueAsString();
    boolean empty = value == null || value.isBlank();
    text.writeLine("[field " + name + ": " + (empty ? EMPTY : value.strip()) + "]");
  }

  /// The value of a signature field is a dictionary of bytes, so only its presence is shown.
  private static String signed(PDField field) {
    return field instanceof PDSignatureField signature && signature.getSignature() != null
        ? "(signed)"
        : EMPTY;
  }
}
