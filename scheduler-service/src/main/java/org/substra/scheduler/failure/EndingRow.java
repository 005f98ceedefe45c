package org.substra.scheduler.failure;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.substra.contract.command.LogFail;
import org.substra.contract.message.CommandMessage;
import org.substra.scheduler.backlog.TupleId;

/** A tuple that is being failed: the ledger has been asked, its event is not here yet. */
@Entity
@Table(name = "ending")
class EndingRow {

    @EmbeddedId
    TupleId id;

    @Column(name = "command_id")
    String commandId;

    @Column
    int attempt;

    @Column
    String code;

    @Column(name = "asked_at")
    Instant askedAt;

    static EndingRow of(TupleId id, int attempt, String code) {
        var row = new EndingRow();
        row.id = id;
        row.commandId = id.tuple() + "/" + attempt + "/end";
        row.attempt = attempt;
        row.code = code;
        row.askedAt = Instant.now();
        return row;
    }

    CommandMessage toCommand() {
        return CommandMessage.of(commandId, id.channel(), new LogFail(id.key(), attempt, code), null);
    }
}
