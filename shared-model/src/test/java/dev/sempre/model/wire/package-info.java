@NullMarked
package dev.sempre.model.wire;

import org.jspecify.annotations.NullMarked;
