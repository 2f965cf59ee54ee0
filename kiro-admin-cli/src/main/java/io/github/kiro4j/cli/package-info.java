@NullMarked
package io.github.kiro4j.cli;

import org.jspecify.annotations.NullMarked;
