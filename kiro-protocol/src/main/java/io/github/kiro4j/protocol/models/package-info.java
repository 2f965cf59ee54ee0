/// The models that the upstream offers, and how a requested name finds one of them.
@NullMarked
package io.github.kiro4j.protocol.models;

import org.jspecify.annotations.NullMarked;

