/// The language in which people read sentences in a terminal.
@NullMarked
package io.github.kiro4j.api.language;

import org.jspecify.annotations.NullMarked;
