@NullMarked
package dev.sempre.pos.device;

import org.jspecify.annotations.NullMarked;
