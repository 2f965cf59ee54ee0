/// Who may use the admin API: the admin key, sessions of the page, the limit on wrong keys, and the
/// audit log.
@NullMarked
package io.github.kiro4j.server.admin.access;

import org.jspecify.annotations.NullMarked;
