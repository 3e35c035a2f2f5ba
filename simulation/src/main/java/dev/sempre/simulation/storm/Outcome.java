package dev.sempre.simulation.storm;

import java.util.List;
import java.util.Map;

/// What came of a storm.
///
/// @param blows how often each thing was done to each kind of program
/// @param line how often each fault of the line has happened
/// @param acknowledged tickets that the tills acknowledged
/// @param atCentre tickets at the centre
/// @param totalMinor their sum, minor units
/// @param faults what is wrong, empty if nothing is
public record Outcome(
    Map<String, Integer> blows,
    Map<String, Integer> line,
    int acknowledged,
    int atCentre,
    long totalMinor,
    List<String> faults) {}
