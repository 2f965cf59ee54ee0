/// The client of the admin API.
@NullMarked
package io.github.kiro4j.api.admin.client;

import org.jspecify.annotations.NullMarked;
