/// The models that clients may request: the catalogue in use, its refresh, and `/v1/models`.
@NullMarked
package io.github.kiro4j.server.models;

import org.jspecify.annotations.NullMarked;
