@NullMarked
package io.github.kiro4j.server.messages;

import org.jspecify.annotations.NullMarked;
