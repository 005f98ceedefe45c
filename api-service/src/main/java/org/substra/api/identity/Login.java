package org.substra.api.identity;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.substra.api.error.InvalidFields;

/** What people sign in with, as it came. */
@RegisterForReflection
record Login(@Nullable String username, @Nullable String password) {

    /** The same with nothing missing. */
    record Complete(String username, String password) {}

    /** @throws InvalidFields when something is */
    Complete complete() {
        var wrong = new TreeMap<String, List<String>>();
        check("username", username, wrong);
        check("password", password, wrong);
        if (username == null || password == null || !wrong.isEmpty()) {
            throw new InvalidFields(wrong);
        }
        return new Complete(username, password);
    }

    private static void check(String field, @Nullable String value, Map<String, List<String>> wrong) {
        if (value == null) {
            wrong.put(field, List.of("This field is required."));
        } else if (value.isBlank()) {
            wrong.put(field, List.of("This field may not be blank."));
        }
    }
}
