/// When the agent does what: Quartz ticks, the routine's times, and the agent as a whole.
@NullMarked
package dev.sempre.agent.schedule;

import org.jspecify.annotations.NullMarked;
