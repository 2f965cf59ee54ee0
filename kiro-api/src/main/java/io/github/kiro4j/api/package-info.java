/// The JSON that kiro4j exchanges with the clients of its own HTTP APIs.
@NullMarked
package io.github.kiro4j.api;

import org.jspecify.annotations.NullMarked;
