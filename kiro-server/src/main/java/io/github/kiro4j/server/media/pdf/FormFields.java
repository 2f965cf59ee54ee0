package io.github.kiro4j.server.media.pdf;

import io.github.kiro4j.server.media.DecodingThreads;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDPushButton;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTerminalField;

/// What stands in the fields of a PDF's form, which is no text of its pages.
final class FormFields {

  private static final String EMPTY = "(empty)";

  private FormFields() {}

  /// Adds a line per field, its name and its value.
  ///
  /// @param leftovers gets what cannot be told
  static void write(PDDocument document, BoundedText text, Leftovers leftovers) {
    // Without a fix-up: that would draw the fields anew.
    PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
    if (form == null) {
      return;
    }
    if (form.xfaIsDynamic()) {
      leftovers.other("an XFA form");
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

  /// A signature's value is a dictionary of bytes.
  private static String signed(PDField field) {
    return field instanceof PDSignatureField signature && signature.getSignature() != null
        ? "(signed)"
        : EMPTY;
  }
}
