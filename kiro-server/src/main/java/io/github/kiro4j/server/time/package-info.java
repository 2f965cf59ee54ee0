/// Time as an argument, so that tests need not wait.
@NullMarked
package io.github.kiro4j.server.time;

import org.jspecify.annotations.NullMarked;
