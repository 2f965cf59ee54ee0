/// What the admin API answers about the gateway at a glance: whether it serves, what it carries,
/// and what comes next.
@NullMarked
package io.github.kiro4j.api.admin.overview;

import org.jspecify.annotations.NullMarked;
