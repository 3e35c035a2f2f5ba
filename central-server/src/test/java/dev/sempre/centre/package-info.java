@NullMarked
package dev.sempre.centre;

import org.jspecify.annotations.NullMarked;
