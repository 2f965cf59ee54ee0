@NullMarked
package io.github.kiro4j.benchmarks;

import org.jspecify.annotations.NullMarked;
