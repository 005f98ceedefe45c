package org.substra.api.readmodel;

import java.nio.charset.StandardCharsets;
import org.substra.contract.Json;
import org.substra.contract.record.LedgerRecord;

/** The ledger's records as this database keeps them: canonical JSON, as text. */
final class Records {

    private Records() {}

    static String text(LedgerRecord record) {
        return new String(Json.write(record), StandardCharsets.UTF_8);
    }

    static <R extends LedgerRecord> R read(Class<R> type, String json) {
        return type.cast(Json.read(json.getBytes(StandardCharsets.UTF_8), LedgerRecord.class));
    }
}
