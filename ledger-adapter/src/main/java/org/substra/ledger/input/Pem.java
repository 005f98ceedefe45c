package org.substra.ledger.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** Reads the one object of a PEM file. */
final class Pem {

    private Pem() {}

    /** @throws IOException when the file cannot be read or does not hold one object with this label */
    static byte[] read(Path file, String label) throws IOException {
        String text = Files.readString(file).strip();
        String begin = "-----BEGIN " + label + "-----";
        String end = "-----END " + label + "-----";
        if (!text.startsWith(begin) || !text.endsWith(end)) {
            throw new IOException("not one " + label + " in PEM form");
        }
        try {
            return Base64.getMimeDecoder().decode(text.substring(begin.length(), text.length() - end.length()));
        } catch (IllegalArgumentException e) {
            throw new IOException("not base64", e);
        }
    }
}
