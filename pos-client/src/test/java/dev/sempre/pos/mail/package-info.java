@NullMarked
package dev.sempre.pos.mail;

import org.jspecify.annotations.NullMarked;
