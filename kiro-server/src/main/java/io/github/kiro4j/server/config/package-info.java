@NullMarked
package io.github.kiro4j.server.config;

import org.jspecify.annotations.NullMarked;
