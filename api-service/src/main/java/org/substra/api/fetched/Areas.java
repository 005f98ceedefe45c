package org.substra.api.fetched;

import java.util.Locale;
import org.substra.api.store.Fetched;

/** Areas as the database names them. */
final class Areas {

    private Areas() {}

    static String word(Fetched.Area area) {
        return area.name().toLowerCase(Locale.ROOT);
    }

    static Fetched.Area of(String word) {
        return Fetched.Area.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
