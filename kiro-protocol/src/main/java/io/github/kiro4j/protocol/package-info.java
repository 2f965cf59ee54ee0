@NullMarked
package io.github.kiro4j.protocol;

import org.jspecify.annotations.NullMarked;
