/// Translates content blocks into text and images that the Kiro API accepts.
@NullMarked
package io.github.kiro4j.protocol.mapping.content;

import org.jspecify.annotations.NullMarked;
