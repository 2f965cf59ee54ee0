@NullMarked
package io.github.kiro4j.server.http;

import org.jspecify.annotations.NullMarked;
