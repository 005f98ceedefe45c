package org.substra.api.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers which secrets have matched which stored hashes, so that a node that fetches a thousand files
 * costs one argon2. A changed secret has another hash and is checked anew.
 */
@ApplicationScoped
class VerifiedSecrets {

    private static final int SIZE = 1000;

    /** SHA-256 of the stored hash and the secret: the secret itself is not kept. */
    private final Map<String, Boolean> verified = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > SIZE;
        }
    };

    synchronized boolean knows(String hash, String secret) {
        return verified.containsKey(entry(hash, secret));
    }

    synchronized void add(String hash, String secret) {
        verified.put(entry(hash, secret), true);
    }

    private static String entry(String hash, String secret) {
        return Hashes.sha256(hash + '\n' + secret);
    }
}
