@NullMarked
package io.github.kiro4j.protocol.failure;

import org.jspecify.annotations.NullMarked;
