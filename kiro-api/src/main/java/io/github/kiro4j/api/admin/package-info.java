/// The admin API: what its routes take and answer, and the client for it.
///
/// Members have the names, types and null rules of kiro-rs where kiro-rs has the route; what kiro4j
/// adds comes after them. Times are RFC 3339 texts in UTC. `docs/admin-api.md` lists the routes.
@NullMarked
package io.github.kiro4j.api.admin;

import org.jspecify.annotations.NullMarked;
