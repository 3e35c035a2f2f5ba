@NullMarked
package dev.sempre.model.sync;

import org.jspecify.annotations.NullMarked;
