/// Runs CPU-bound work outside of the virtual threads of the requests.
@NullMarked
package io.github.kiro4j.server.cpu;

import org.jspecify.annotations.NullMarked;
