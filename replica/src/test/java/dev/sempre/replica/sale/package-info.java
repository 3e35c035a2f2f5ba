@NullMarked
package dev.sempre.replica.sale;

import org.jspecify.annotations.NullMarked;
