/// The models that the upstream offers, and the resolution of requested names to them.
@NullMarked
package io.github.kiro4j.protocol.models;

import org.jspecify.annotations.NullMarked;
