/// Filters for the text of an answer that arrives in pieces: the result depends on the text alone,
/// never on where it is cut.
@NullMarked
package io.github.kiro4j.protocol.mapping.answer.text;

import org.jspecify.annotations.NullMarked;
