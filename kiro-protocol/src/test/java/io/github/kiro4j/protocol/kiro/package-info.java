@NullMarked
package io.github.kiro4j.protocol.kiro;

import org.jspecify.annotations.NullMarked;
