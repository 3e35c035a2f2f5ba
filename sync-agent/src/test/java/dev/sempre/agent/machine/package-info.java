@NullMarked
package dev.sempre.agent.machine;

import org.jspecify.annotations.NullMarked;
