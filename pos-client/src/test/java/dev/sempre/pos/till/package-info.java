@NullMarked
package dev.sempre.pos.till;

import org.jspecify.annotations.NullMarked;
