/// The models that clients may name: the operator's settings, the catalogue in use, and
/// `/v1/models`.
@NullMarked
package io.github.kiro4j.server.models;

import org.jspecify.annotations.NullMarked;
