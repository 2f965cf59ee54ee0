@NullMarked
package io.github.kiro4j.protocol.tokens;

import org.jspecify.annotations.NullMarked;
