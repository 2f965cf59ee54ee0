/// The routes of the admin API that list, add, change, test and import credentials.
@NullMarked
package io.github.kiro4j.server.admin.credentials;

import org.jspecify.annotations.NullMarked;
