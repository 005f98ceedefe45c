package org.substra.ledger.execution;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.substra.contract.OrganisationId;
import org.substra.contract.Refusal;
import org.substra.contract.command.Command;
import org.substra.contract.rule.Rules;

/**
 * What the rules say to a command before it is appended.
 *
 * @param tip the tip they saw
 * @param refused null when they accept
 * @param accepted null when they refuse
 */
public record Simulation(
        Tip tip,
        Verdict.@Nullable Refused refused,
        @Nullable Accepted accepted) {

    /** What it would do. */
    record Accepted(Rules.Outcome outcome, PostgresWorld.Changes changes) {}

    static Simulation of(
            OrganisationId caller, Command command, RulesEngine rules, Connection connection, String channel)
            throws SQLException {
        Tip tip = new Store(connection, channel).tip();
        var world = new PostgresWorld(connection, channel);
        try {
            PostgresWorld.Open open = world.begin(caller);
            Rules.Outcome outcome = rules.execute(command, open);
            return new Simulation(tip, null, new Accepted(outcome, open.changes()));
        } catch (Refusal refusal) {
            return new Simulation(tip, Verdict.Refused.of(refusal), null);
        }
    }
}
