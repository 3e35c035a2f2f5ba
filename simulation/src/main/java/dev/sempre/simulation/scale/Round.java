package dev.sempre.simulation.scale;

import java.util.List;
import java.util.OptionalDouble;

/// What was measured once.
///
/// @param tickets that have arrived at the centre, counted there
/// @param seconds that it took
/// @param syncMillis of each synchronisation that had tickets to send, from its beginning to
///   nothing waiting
/// @param centreMillis processor time of the centre; empty where it cannot be read
/// @param postgresMillis processor time of PostgreSQL; empty where it cannot be read
/// @param basesMillis processor time of this process, which is all bases; empty where it cannot be
///   read
/// @param centreMegabytes resident memory of the centre at the end; empty where it cannot be read
/// @param postgresMegabytes resident memory of PostgreSQL at the end, shared memory counted once;
///   empty where it cannot be read
/// @param putOff attempts that were put off or got no answer
/// @param lateMillis by how much the bases were late at most: they share the machine
record Round(
    long tickets,
    double seconds,
    List<Double> syncMillis,
    OptionalDouble centreMillis,
    OptionalDouble postgresMillis,
    OptionalDouble basesMillis,
    OptionalDouble centreMegabytes,
    OptionalDouble postgresMegabytes,
    int putOff,
    double lateMillis) {}
