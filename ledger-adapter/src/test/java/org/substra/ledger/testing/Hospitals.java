package org.substra.ledger.testing;

import org.substra.contract.command.Command;
import org.substra.contract.command.RegisterNode;

/** Two organisations on one log, each with an adapter and a database of its own. */
public final class Hospitals implements AutoCloseable {

    public final Organisation owkin = Organisation.of("owkinMSP");
    public final Organisation nantes = Organisation.of("chu-nantesMSP");
    public final byte[] genesis = Logs.genesis(owkin, nantes);
    public final TestDatabase log = TestDatabase.log();
    public final TestDatabase owkinOwn = TestDatabase.own();
    public final TestDatabase nantesOwn = TestDatabase.own();
    public final Adapter owkinAdapter = Adapter.of(genesis, log, owkinOwn);
    public final Adapter nantesAdapter = Adapter.of(genesis, log, nantesOwn);

    /** Begins the log: entry 0 names both, 1 and 2 register them. */
    public Hospitals() {
        Logs.begin(log, genesis);
        submit(owkin, "register-owkin", new RegisterNode());
        submit(nantes, "register-nantes", new RegisterNode());
    }

    /** Appends a command that its organisation has signed over all that is in the log. */
    public void submit(Organisation caller, String id, Command command) {
        append(sign(caller, id, command));
    }

    public byte[] sign(Organisation caller, String id, Command command) {
        return caller.signer()
                .sign(Logs.CHANNEL, id, command, owkinAdapter.catchUp().seen());
    }

    public void append(byte[] bytes) {
        Logs.append(log, bytes);
    }

    @Override
    public void close() {
        log.close();
        owkinOwn.close();
        nantesOwn.close();
    }
}
