@NullMarked
package dev.sempre.pos.demo;

import org.jspecify.annotations.NullMarked;
