@NullMarked
package io.github.kiro4j.protocol.websearch;

import org.jspecify.annotations.NullMarked;
