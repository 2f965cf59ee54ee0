/// What the admin API answers about the gateway itself: health, configuration, models, requests and
/// statistics.
@NullMarked
package io.github.kiro4j.api.admin.operations;

import org.jspecify.annotations.NullMarked;
