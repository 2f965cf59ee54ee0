/// The headers of PNG, JPEG, GIF and WebP files: format and size in pixels, read from the base64
/// text of a file without decoding the image.
///
/// Sources: W3C's PNG specification, ITU-T T.81 (JPEG), CompuServe's GIF89a specification and
/// Google's WebP container specification (RFC 9649).
@NullMarked
package io.github.kiro4j.protocol.image;

import org.jspecify.annotations.NullMarked;
