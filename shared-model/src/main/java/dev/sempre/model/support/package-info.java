/// Questions of a base to head office.
@NullMarked
package dev.sempre.model.support;

import org.jspecify.annotations.NullMarked;
