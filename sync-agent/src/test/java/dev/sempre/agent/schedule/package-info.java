@NullMarked
package dev.sempre.agent.schedule;

import org.jspecify.annotations.NullMarked;
