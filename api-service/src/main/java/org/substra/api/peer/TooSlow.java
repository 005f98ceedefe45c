package org.substra.api.peer;

/** Another node takes more time than it is given. */
final class TooSlow extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooSlow(String message) {
        super(message, null, false, false);
    }
}
