@NullMarked
package dev.sempre.replica.shift;

import org.jspecify.annotations.NullMarked;
