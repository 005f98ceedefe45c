package org.substra.contract.command;

/** Makes the caller's node known on the channel; repeating it changes nothing. */
public record RegisterNode() implements Command {}
