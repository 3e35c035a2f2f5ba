/// Texts that people read in their own language.
@NullMarked
package dev.sempre.model.text;

import org.jspecify.annotations.NullMarked;
