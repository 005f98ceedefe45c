package org.substra.launch;

/** The beginning of a program. */
public final class Launch {

    private Launch() {}

    /**
     * Makes the secrets of these names properties of this process, which its settings read and nobody else sees. Ends
     * the process with 1, and a sentence on standard error, when it does not have them, or has those of an example.
     */
    public static void withSecrets(String... names) {
        try {
            for (String name : names) {
                System.setProperty(name, Secrets.read(name, System.getenv()));
            }
        } catch (IllegalArgumentException refused) {
            System.err.println("not started: " + refused.getMessage());
            System.exit(1);
        }
    }
}
