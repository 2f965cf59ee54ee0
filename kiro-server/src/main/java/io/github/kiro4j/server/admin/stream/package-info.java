/// Event streams for operators, and the stream that keeps the page up to date.
@NullMarked
package io.github.kiro4j.server.admin.stream;

import org.jspecify.annotations.NullMarked;
