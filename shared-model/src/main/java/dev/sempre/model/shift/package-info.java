/// Shifts of a till: what was taken, what lies in the drawer, what was counted.
@NullMarked
package dev.sempre.model.shift;

import org.jspecify.annotations.NullMarked;
