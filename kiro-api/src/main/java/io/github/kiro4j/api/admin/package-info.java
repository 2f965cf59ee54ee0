/// The admin API: its client, the bodies of its requests, and its errors. The sub-packages hold the
/// responses.
///
/// Responses of routes that kiro-rs has as well begin with the members of kiro-rs, with the same
/// names, types and null rules. Times are texts in UTC by RFC 3339. `docs/admin-api.md` describes
/// the routes.
@NullMarked
package io.github.kiro4j.api.admin;

import org.jspecify.annotations.NullMarked;
