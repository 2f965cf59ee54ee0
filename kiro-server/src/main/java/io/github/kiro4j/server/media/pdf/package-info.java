/// Reads the text of PDF documents within bounds of time, memory and length.
@NullMarked
package io.github.kiro4j.server.media.pdf;

import org.jspecify.annotations.NullMarked;
