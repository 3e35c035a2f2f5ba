@NullMarked
package dev.sempre.centre.imports;

import org.jspecify.annotations.NullMarked;
