/// Hash functions for ids and signatures that follow from texts.
@NullMarked
package io.github.kiro4j.protocol.hash;

import org.jspecify.annotations.NullMarked;
