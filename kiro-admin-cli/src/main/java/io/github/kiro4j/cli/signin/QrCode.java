package io.github.kiro4j.cli.signin;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A QR code in characters: each character stands for two modules, one above the other. Light
/// modules are drawn, so that the code is right on a dark terminal; cameras also read the negative
/// that a light terminal shows.
final class QrCode {

  /// Light modules around the code, which the standard requires.
  private static final int MARGIN = 4;

  private final ByteMatrix modules;

  private QrCode(ByteMatrix modules) {
    this.modules = modules;
  }

  static QrCode of(String text) {
    try {
      return new QrCode(
          Encoder.encode(
                  text,
                  ErrorCorrectionLevel.L,
                  Map.of(EncodeHintType.CHARACTER_SET, StandardCharsets.UTF_8.name()))
              .getMatrix());
    } catch (WriterException e) {
      throw new IllegalArgumentException("the text is too long for a QR code", e);
    }
  }

  /// Columns that the code needs.
  int columns() {
    return modules.getWidth() + 2 * MARGIN;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (int y = -MARGIN; y < modules.getHeight() + MARGIN; y += 2) {
      StringBuilder line = new StringBuilder();
      for (int x = -MARGIN; x < modules.getWidth() + MARGIN; x++) {
        line.append(character(isLight(x, y), isLight(x, y + 1)));
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private static char character(boolean upper, boolean lower) {
    if (upper) {
      return lower ? '█' : '▀';
    }
    return lower ? '▄' : ' ';
  }

  private boolean isLight(int x, int y) {
    boolean inside = x >= 0 && y >= 0 && x < modules.getWidth() && y < modules.getHeight();
    return !inside || modules.get(x, y) == 0;
  }
}
