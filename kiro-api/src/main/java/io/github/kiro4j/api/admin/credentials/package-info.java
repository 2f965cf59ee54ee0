/// What the admin API answers about credentials.
@NullMarked
package io.github.kiro4j.api.admin.credentials;

import org.jspecify.annotations.NullMarked;
