package org.substra.api.readmodel;

import org.substra.contract.Position;

/** The event that brought something, and its place among the event's records, from 0. */
record Birth(Position position, int place) {}
