package org.substra.api.readmodel;

import org.substra.contract.record.Algo;
import org.substra.contract.record.Testtuple;

/** A place in a leaderboard. */
public record RankedTest(Testtuple test, Algo algo, float perf) {}
