/// The services that trade refresh tokens for new tokens.
@NullMarked
package io.github.kiro4j.server.credentials.auth;

import org.jspecify.annotations.NullMarked;
