@NullMarked
package io.github.kiro4j.simulator.http;

import org.jspecify.annotations.NullMarked;
