package dev.sempre.simulation.architecture.planted.agent.round;

import org.quartz.Job;
import org.quartz.JobExecutionContext;

/// Is a job outside the schedules.
final class JobOutsideTheSchedules implements Job {
  @Override
  public void execute(JobExecutionContext context) {
    context.getFireTime();
  }
}
