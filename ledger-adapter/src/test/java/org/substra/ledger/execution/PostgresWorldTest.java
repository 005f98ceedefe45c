package org.substra.ledger.execution;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.substra.contract.OrganisationId;
import org.substra.contract.world.WorldState;
import org.substra.contract.world.WorldStateBehaviour;
import org.substra.ledger.testing.TestDatabase;

class PostgresWorldTest extends WorldStateBehaviour {

    private final TestDatabase database = TestDatabase.own();
    private Connection connection;
    private PostgresWorld world;

    @BeforeEach
    void open() throws SQLException {
        connection = database.source().getConnection();
        world = new PostgresWorld(connection, "mychannel");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        database.close();
    }

    @Override
    protected WorldState begin(OrganisationId caller) {
        return world.begin(caller);
    }

    /** Every other transaction is read from the database and not from what is kept. */
    @Override
    protected void commit(WorldState transaction) {
        ((PostgresWorld.Open) transaction).commit();
        try {
            world.flush();
            world = new PostgresWorld(connection, "mychannel");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
