/// Separates reasoning that a model wrote between `<thinking>` tags from the text of its answer.
@NullMarked
package io.github.kiro4j.protocol.mapping.answer.reasoning;

import org.jspecify.annotations.NullMarked;
