package org.substra.api.identity;

import java.text.Normalizer;
import org.substra.contract.Limits;

/** The name that somebody signs in with. What looks and reads the same is the same name: NFKC. */
record UserName(String value) {

    private static final int LONGEST = 150;

    /** What is no name of anybody. */
    private static final UserName NOBODY = new UserName("");

    /**
     * Of a new user.
     *
     * @throws IllegalArgumentException when nobody can have it
     */
    static UserName chosen(String text) {
        UserName name = asked(text);
        if (name.equals(NOBODY) || !name.value.equals(name.value.strip())) {
            throw new IllegalArgumentException("a name has 1 to " + LONGEST
                    + " characters, no blank at its ends and no control character, not: " + Limits.shown(text));
        }
        return name;
    }

    /** As somebody typed it; what no user can be called is a name that none has. */
    static UserName asked(String text) {
        if (text.length() > LONGEST || text.codePoints().anyMatch(UserName::isImpossible)) {
            return NOBODY;
        }
        String same = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return same.length() > LONGEST ? NOBODY : new UserName(same);
    }

    private static boolean isImpossible(int character) {
        return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
    }

    @Override
    public String toString() {
        return value;
    }
}
