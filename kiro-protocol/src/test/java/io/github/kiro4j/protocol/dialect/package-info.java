@NullMarked
package io.github.kiro4j.protocol.dialect;

import org.jspecify.annotations.NullMarked;
