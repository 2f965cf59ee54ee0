@NullMarked
package io.github.kiro4j.server.ops;

import org.jspecify.annotations.NullMarked;
