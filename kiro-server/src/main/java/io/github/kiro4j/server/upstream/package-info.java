@NullMarked
package io.github.kiro4j.server.upstream;

import org.jspecify.annotations.NullMarked;
