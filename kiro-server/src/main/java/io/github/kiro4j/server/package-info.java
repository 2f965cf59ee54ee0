@NullMarked
package io.github.kiro4j.server;

import org.jspecify.annotations.NullMarked;
