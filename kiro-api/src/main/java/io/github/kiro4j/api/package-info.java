@NullMarked
package io.github.kiro4j.api;

import org.jspecify.annotations.NullMarked;
