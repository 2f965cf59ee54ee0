@NullMarked
package io.github.kiro4j.protocol.mapping.openai;

import org.jspecify.annotations.NullMarked;
