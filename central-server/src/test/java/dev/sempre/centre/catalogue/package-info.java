@NullMarked
package dev.sempre.centre.catalogue;

import org.jspecify.annotations.NullMarked;
