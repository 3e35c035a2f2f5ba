@NullMarked
package dev.sempre.agent;

import org.jspecify.annotations.NullMarked;
