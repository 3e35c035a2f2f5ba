@NullMarked
package dev.sempre.replica.stock;

import org.jspecify.annotations.NullMarked;
