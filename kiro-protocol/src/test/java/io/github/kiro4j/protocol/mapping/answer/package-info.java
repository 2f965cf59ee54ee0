@NullMarked
package io.github.kiro4j.protocol.mapping.answer;

import org.jspecify.annotations.NullMarked;
