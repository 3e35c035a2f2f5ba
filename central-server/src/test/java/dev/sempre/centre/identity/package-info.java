@NullMarked
package dev.sempre.centre.identity;

import org.jspecify.annotations.NullMarked;
