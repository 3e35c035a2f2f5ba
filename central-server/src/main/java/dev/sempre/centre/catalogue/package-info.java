/// What the centre does with products and prices one by one.
@NullMarked
package dev.sempre.centre.catalogue;

import org.jspecify.annotations.NullMarked;
