@NullMarked
package dev.sempre.replica.catalogue;

import org.jspecify.annotations.NullMarked;
