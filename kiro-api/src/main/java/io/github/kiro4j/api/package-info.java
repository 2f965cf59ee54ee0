/// What kiro4j exchanges over its own HTTP API.
@NullMarked
package io.github.kiro4j.api;

import org.jspecify.annotations.NullMarked;
