@NullMarked
package io.github.kiro4j.server.demo;

import org.jspecify.annotations.NullMarked;
