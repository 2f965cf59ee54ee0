/// The admin API: who may use it, and its routes over the pool and the store of credentials.
@NullMarked
package io.github.kiro4j.server.admin;

import org.jspecify.annotations.NullMarked;
