package org.substra.worker.failure;

import java.util.UUID;

/**
 * What the ledger learns of a failure (spec 4.4): never the message, which may tell of private data, but a
 * code that stands beside the message in this worker's log.
 *
 * @param text {@code [00-01-EEEE-uuuuuuu]}: service, generation, number of the failure, seven random digits
 */
public record ErrorCode(String text) {

    private static final int DIGITS = 7;

    static ErrorCode of(int number) {
        String unique = UUID.randomUUID().toString().substring(0, DIGITS);
        return new ErrorCode("[00-01-%04d-%s]".formatted(number, unique));
    }

    @Override
    public String toString() {
        return text;
    }
}
