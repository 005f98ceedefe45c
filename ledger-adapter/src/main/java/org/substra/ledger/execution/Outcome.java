package org.substra.ledger.execution;

import org.substra.contract.Position;

/**
 * What became of a command.
 *
 * @param position of its event; of a refusal: of the newest event before it
 */
public record Outcome(Verdict verdict, Position position) {}
