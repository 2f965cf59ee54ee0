@NullMarked
package io.github.kiro4j.protocol.dialect.route;

import org.jspecify.annotations.NullMarked;
