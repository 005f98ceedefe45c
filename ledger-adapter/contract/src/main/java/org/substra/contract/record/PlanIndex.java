package org.substra.contract.record;

/** What the rules note of a plan to find it again by a point read; nobody else is told of it. */
public sealed interface PlanIndex extends LedgerRecord permits PlanMember, PlanRank, PlanWorker, PlanBatch, PlanSeal {}
