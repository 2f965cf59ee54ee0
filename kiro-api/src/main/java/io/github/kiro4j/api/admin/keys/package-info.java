/// The records of the routes of client keys of the admin API.
@NullMarked
package io.github.kiro4j.api.admin.keys;

import org.jspecify.annotations.NullMarked;
