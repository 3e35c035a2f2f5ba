@NullMarked
package dev.sempre.centre.command;

import org.jspecify.annotations.NullMarked;
