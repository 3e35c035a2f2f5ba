@NullMarked
package dev.sempre.centre.tenant;

import org.jspecify.annotations.NullMarked;
