package org.substra.ledger.channel;

/** How following a channel goes. */
public sealed interface FollowerState {

    /** Not yet at the end of the log since the start. */
    record CatchingUp() implements FollowerState {}

    record Following() implements FollowerState {}

    /** A database does not answer; tried again all the time. */
    record Waiting(String why) implements FollowerState {}

    /** The log contradicts what was executed: nothing more is executed until somebody has looked at it. */
    record Stopped(String why) implements FollowerState {}
}
