@NullMarked
package dev.sempre.pos.command;

import org.jspecify.annotations.NullMarked;
