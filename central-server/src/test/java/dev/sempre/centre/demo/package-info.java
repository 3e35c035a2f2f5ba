@NullMarked
package dev.sempre.centre.demo;

import org.jspecify.annotations.NullMarked;
