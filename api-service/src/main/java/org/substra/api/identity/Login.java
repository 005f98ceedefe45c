package org.substra.api.identity;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.substra.api.error.InvalidFields;
import org.substra.api.form.FieldType;
import org.substra.api.form.FieldTypes;
import org.substra.api.form.Fields;

/** What people sign in with, as it came. */
record Login(@Nullable String username, @Nullable String password) {

    private static final String USERNAME = "username";
    private static final String PASSWORD = "password";
    private static final int LONGEST = 1000;
    private static final FieldType<String> TEXT = FieldTypes.text(0, LONGEST);

    /** The same with nothing missing. */
    record Complete(String username, String password) {}

    /** What a request's fields say; what is no text is refused. */
    static Login of(Fields fields) {
        var username = fields.optional(USERNAME, TEXT, "");
        var password = fields.optional(PASSWORD, TEXT, "");
        fields.complete();
        return new Login(fields.has(USERNAME) ? username.get() : null, fields.has(PASSWORD) ? password.get() : null);
    }

    /** @throws InvalidFields when something is */
    Complete complete() {
        var wrong = new TreeMap<String, List<String>>();
        check(USERNAME, username, wrong);
        check(PASSWORD, password, wrong);
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
        } else if (value.length() > LONGEST) {
            wrong.put(field, List.of("Ensure this field has no more than " + LONGEST + " characters."));
        }
    }
}
