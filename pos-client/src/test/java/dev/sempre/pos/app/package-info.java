@NullMarked
package dev.sempre.pos.app;

import org.jspecify.annotations.NullMarked;
