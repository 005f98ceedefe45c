package org.substra.api.search;

import io.smallrye.mutiny.Multi;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Arrays of items that are JSON already. */
final class JsonArrays {

    private static final byte BEGIN = '[';
    private static final byte COMMA = ',';
    private static final byte END = ']';

    private JsonArrays() {}

    static byte[] whole(List<byte[]> items) {
        byte[] array = items.isEmpty() ? new byte[] {BEGIN, END} : joined(BEGIN, items, 1);
        array[array.length - 1] = END;
        return array;
    }

    /** The array of all pages' items; there is a page, and none is empty. */
    static Multi<byte[]> parts(Multi<List<byte[]>> pages) {
        var first = new AtomicReference<>(BEGIN);
        Multi<byte[]> begun = pages.map(page -> joined(first.getAndSet(COMMA), page, 0));
        return Multi.createBy()
                .concatenating()
                .streams(begun, Multi.createFrom().item(new byte[] {END}));
    }

    /** Every item behind a comma, the first one behind something else, and room at the end. */
    private static byte[] joined(byte before, List<byte[]> items, int room) {
        var all = new byte
                [items.size()
                        + room
                        + items.stream().mapToInt(item -> item.length).sum()];
        int place = 0;
        for (byte[] item : items) {
            all[place] = place == 0 ? before : COMMA;
            System.arraycopy(item, 0, all, place + 1, item.length);
            place += item.length + 1;
        }
        return all;
    }
}
