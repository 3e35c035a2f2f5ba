/// Store of a till's shifts.
@NullMarked
package dev.sempre.replica.shift;

import org.jspecify.annotations.NullMarked;
