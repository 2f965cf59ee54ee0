/// Measurements, run on demand: `java -jar kiro-benchmarks/target/kiro-benchmarks.jar [pattern]`.
@NullMarked
package io.github.kiro4j.benchmarks;

import org.jspecify.annotations.NullMarked;
